-- What people brought, written down before the platform was told that it arrived.
create table inbox (
  event_key varchar(300) not null primary key,
  platform varchar(20) not null,
  workspace text not null,
  channel text not null,
  thread text,
  person text not null,
  contact text not null,
  kind varchar(20) not null,
  words text not null,
  files text not null,
  answer_channel text,
  answer_message text,
  came bigint not null,
  tries integer not null,
  done bigint
);

create index inbox_by_age on inbox (came);

-- The cases that came of it, by their place in it: what was stored once is not stored again.
create table inbox_cases (
  event_key varchar(300) not null references inbox (event_key) on delete cascade,
  part integer not null,
  case_id varchar(20) not null references cases (id) on delete cascade,
  primary key (event_key, part)
);
