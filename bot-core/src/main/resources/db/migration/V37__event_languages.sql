-- The language of the person who sent an event, as a tag such as de-AT; empty if the platform did not report it.
alter table inbox add column locale varchar(100) not null default '';
