create table submissions (
  submission_key varchar(300) not null primary key,
  case_id varchar(20) not null references cases (id),
  requester text not null,
  subject text not null,
  severity varchar(20) not null,
  note text not null,
  incomplete boolean not null,
  submitted bigint not null
);

create index submissions_by_case on submissions (case_id);

-- The desk for those who have none.
create table local_tickets (
  number integer not null primary key,
  external_id varchar(50) not null unique,
  submission_key varchar(300) not null,
  requester text not null,
  subject text not null,
  summary text not null,
  diagnosis text not null,
  message_name text,
  message_bytes ${bytes},
  incomplete boolean not null
);
