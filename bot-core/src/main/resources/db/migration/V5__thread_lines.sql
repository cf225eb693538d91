-- What was said under a case's cards when its state changed: once for each state and card.
create table thread_lines (
  case_id varchar(20) not null references cases (id) on delete cascade,
  state varchar(20) not null,
  platform varchar(20) not null,
  channel varchar(100) not null,
  message varchar(100) not null,
  told boolean not null,
  primary key (case_id, state, platform, channel, message)
);
