-- A note with findings needs the mail of its own case until the desk has it.
update notes set mail_of = case_id where submission_key is not null and mail_of is null;
