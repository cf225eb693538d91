-- The submission whose findings a note carries to the desk; empty of other notes.
alter table notes add column submission_key varchar(300);
