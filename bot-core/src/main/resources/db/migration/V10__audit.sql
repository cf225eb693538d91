-- What people changed on systems beyond ours, and what was refused. Stays when its case is deleted.
create table audit (
  id varchar(36) not null primary key,
  happened bigint not null,
  person varchar(100) not null,
  workspace text not null,
  channel text not null,
  action varchar(50) not null,
  target text not null,
  outcome varchar(20) not null,
  detail text not null,
  case_id varchar(20) not null
);

create index audit_by_time on audit (happened);
