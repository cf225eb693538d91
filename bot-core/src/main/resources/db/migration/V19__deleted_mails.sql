-- When retention deleted a case's mail; empty while it is kept, and where there never was one. Zero where an older program deleted it.
alter table cases add column mail_deleted bigint;

update cases set mail_deleted = 0 where kind = 'BOUNCE' and id not in (select case_id from mails);

create index notes_by_mail on notes (mail_of);
