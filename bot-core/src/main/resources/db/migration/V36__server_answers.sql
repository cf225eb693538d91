-- What administrators answered to the question whether a server is ours. Every later diagnosis uses it.
create table server_answers (
  subject varchar(300) not null primary key,
  ours boolean not null,
  person text not null,
  workspace text not null,
  answered bigint not null,
  case_id varchar(20) not null
);
