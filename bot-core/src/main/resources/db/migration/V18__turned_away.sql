-- What was told of mails that were not taken: once a day of each sender and reason, by the digest of these three.
create table turned_away (
  name varchar(80) not null primary key,
  told bigint not null
);
