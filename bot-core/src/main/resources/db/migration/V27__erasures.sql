-- Erasures that were asked for and are not finished: a kill in between leaves the row, and the next start goes on. The row is deleted with the address in it at the end.
create table erasures (
  id varchar(36) not null primary key,
  address text not null,
  person text not null,
  workspace text not null,
  channel text not null,
  thread text,
  asked bigint not null,
  confirmed boolean not null,
  erased integer not null
);
