-- SHA-256 of the mail that came with a submission over the API, so that its key is not taken for another mail; empty of older ones.
alter table submissions add column mail_sha256 char(64);
