-- Events are known again by the inbox since V4.
drop table event_keys;
