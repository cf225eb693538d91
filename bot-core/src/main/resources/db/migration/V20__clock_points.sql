-- What the wall clock said at which uptime of which start of a machine, to notice a clock that jumps. One that is not trusted yet is where the wait for it began.
create table clock_points (
  boot varchar(60) not null primary key,
  uptime bigint not null,
  wall bigint not null,
  trusted boolean not null
);
