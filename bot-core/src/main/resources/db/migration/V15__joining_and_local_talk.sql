-- By what another mail about the same message is known, as digests: MAIL for its Message-ID, author and one failed recipient together, SENDER for its author's domain.
create table case_marks (
  case_id varchar(20) not null references cases (id) on delete cascade,
  kind varchar(10) not null,
  mark char(64) not null,
  primary key (case_id, kind, mark)
);

create index case_marks_by_mark on case_marks (mark);

-- The case whose mail goes along with a note.
alter table notes add column mail_of varchar(20);

-- How tickets of the local desk stand, when they were opened (empty of older ones), and what was said in them.
alter table local_tickets add column status varchar(20) default 'NEW' not null;
alter table local_tickets add column opened bigint;

create table local_remarks (
  ticket integer not null references local_tickets (number) on delete cascade,
  number integer not null,
  source text not null,
  open boolean not null,
  own boolean not null,
  author text not null,
  words text not null,
  said bigint not null,
  file_name text,
  file_bytes ${bytes},
  primary key (ticket, number),
  unique (ticket, source)
);
