-- The home page lists the latest cases of a workspace, and of the people who took them.
create index cases_by_time on cases (workspace, opened);
create index cases_by_keeper on cases (keeper);
