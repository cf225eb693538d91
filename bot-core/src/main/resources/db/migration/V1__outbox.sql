-- The columns that db-scheduler 16 asks for.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(200) not null,
  task_data ${bytes},
  execution_time ${moment} not null,
  picked boolean not null,
  picked_by varchar(100),
  last_success ${moment},
  last_failure ${moment},
  consecutive_failures integer,
  last_heartbeat ${moment},
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_by_time on scheduled_tasks (execution_time);

-- Entries that were given up, kept for the operator.
create table undelivered (
  task varchar(100) not null,
  id varchar(200) not null,
  payload text not null,
  why text not null,
  put bigint not null,
  given_up bigint not null,
  primary key (task, id)
);
