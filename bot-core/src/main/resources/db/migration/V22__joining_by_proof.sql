-- Whether an agent submitted it (the requester that anybody else named proves nothing), and the ticket that the agent chose for the case.
alter table submissions add column by_agent boolean default false not null;
alter table submissions add column join_ticket text;

-- Direct conversations on Discord have no server: each is a workspace of its own.
update cases set workspace = channel where workspace = '' and channel like '@%';
update inbox set workspace = channel where workspace = '' and channel like '@%';
