-- The processes that are at work on this database, and when each last said so.
create table replicas (
  name varchar(60) not null primary key,
  beat bigint not null
);

-- Which of them has an arrival in hand.
alter table inbox add column replica varchar(60);
