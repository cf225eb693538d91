-- Who wished for a ticket, what of the mail goes along, and where the case was talked about when it was first tried.
alter table submissions add column reporter text not null default '';
alter table submissions add column mail_copy varchar(20) not null default 'WHOLE';
alter table submissions add column platform varchar(20);
alter table submissions add column thread_url text;

alter table local_tickets add column mail_copy varchar(20) not null default 'WHOLE';
