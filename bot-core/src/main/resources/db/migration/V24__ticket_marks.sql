-- The random name under which a case's ticket is opened. Empty of older cases, whose tickets are named for the case.
alter table cases add column ticket_mark varchar(50);
