-- How a ticket stands at the desk, and how far it was read.
alter table cases add column ticket_status varchar(20);
alter table cases add column ticket_cursor text;

-- Up to which line of the desk's talk people were told.
alter table cases add column lines_told integer not null default 0;

create index cases_by_ticket on cases (ticket_id);

-- What came back from the desk, to be told once under each card of the case, in this order.
create table desk_log (
  case_id varchar(20) not null references cases (id) on delete cascade,
  number integer not null,
  source text not null,
  kind varchar(20) not null,
  author text not null,
  words text not null,
  came bigint not null,
  primary key (case_id, number),
  unique (case_id, source)
);

-- What people in the chat add to a ticket.
create table notes (
  note_key text not null primary key,
  case_id varchar(20) not null references cases (id) on delete cascade,
  author text not null,
  words text not null,
  written bigint not null,
  tried boolean not null
);
