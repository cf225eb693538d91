-- At which desk a case's ticket is: what the desk is and where, or 'unknown'. Empty of tickets from before this schema, until the next start.
alter table cases add column ticket_desk text;
