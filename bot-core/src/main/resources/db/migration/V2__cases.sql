-- Moments are milliseconds since 1970-01-01T00:00:00Z.
create table cases (
  id varchar(20) not null primary key,
  opened bigint not null,
  kind varchar(20) not null,
  subject text not null,
  person text not null,
  workspace text not null,
  channel text not null,
  thread text,
  headline text not null,
  verdict varchar(50) not null,
  diagnosis text not null,
  state varchar(20) not null,
  trouble text,
  ticket_id text,
  ticket_number text,
  ticket_url text
);

create index cases_by_person on cases (person, opened);

create table mails (
  case_id varchar(20) not null primary key references cases (id) on delete cascade,
  name text not null,
  bytes ${bytes} not null,
  sha256 char(64) not null
);

create index mails_by_sha256 on mails (sha256);

create table messages (
  case_id varchar(20) not null references cases (id) on delete cascade,
  platform varchar(20) not null,
  channel varchar(100) not null,
  message varchar(100) not null,
  version integer not null,
  primary key (case_id, platform, channel, message)
);

create table feedback (
  case_id varchar(20) not null references cases (id) on delete cascade,
  person varchar(100) not null,
  helpful boolean not null,
  why text,
  given bigint not null,
  primary key (case_id, person)
);

create table event_keys (
  event_key varchar(300) not null primary key,
  seen bigint not null
);

create index event_keys_by_age on event_keys (seen);
