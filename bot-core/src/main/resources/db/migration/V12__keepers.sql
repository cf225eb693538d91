-- Who has a case in hand, and since when; all empty while nobody has.
alter table cases add column keeper text;
alter table cases add column keeper_name text;
alter table cases add column kept_since bigint;
