-- What tells people of something goes before what waits for a desk.
update scheduled_tasks set priority = 0 where priority is null;

drop index scheduled_tasks_by_time;

create index scheduled_tasks_by_rank on scheduled_tasks (priority desc, execution_time);
