-- The last number that a ticket of the local desk got, so that none is used again when tickets are deleted.
create table local_ticket_numbers (
  last integer not null
);

insert into local_ticket_numbers (last) select coalesce(max(number), 0) from local_tickets;
