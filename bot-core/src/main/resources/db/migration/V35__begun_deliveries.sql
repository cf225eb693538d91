-- How often a delivery of the entry was begun without an outcome being stored: the process ended meanwhile.
alter table scheduled_tasks add column begun integer not null default 0;
