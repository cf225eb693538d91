-- Mails from the mailbox or the pipe that became cases, by each of their names, so that none is taken twice.
create table taken_mails (
  name varchar(80) not null primary key,
  case_id varchar(20) not null,
  taken bigint not null
);
