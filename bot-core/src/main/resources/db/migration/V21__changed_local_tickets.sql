-- When somebody last answered, turned or noted a ticket of the local desk; empty where nobody did since it was opened. Where it is not known when an old one was opened, it counts from its case, else from the newest case.
alter table local_tickets add column changed bigint;

update local_tickets set changed = coalesce((select c.opened from cases c where c.id = local_tickets.external_id), (select max(c.opened) from cases c), 0) where opened is null;
