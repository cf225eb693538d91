-- SQLite ignores the lengths of these; names that others choose have to fit here too.
alter table submissions alter column submission_key type text;
alter table local_tickets alter column submission_key type text;
alter table inbox alter column event_key type text;
alter table inbox_cases alter column event_key type text;
alter table messages alter column platform type text;
alter table messages alter column channel type text;
alter table messages alter column message type text;
alter table thread_lines alter column platform type text;
alter table thread_lines alter column channel type text;
alter table thread_lines alter column message type text;
alter table feedback alter column person type text;
alter table undelivered alter column id type text;
alter table scheduled_tasks alter column task_instance type text;
