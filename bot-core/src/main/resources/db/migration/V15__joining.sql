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
