-- Who began the watch of a case, to limit how many one person and one workspace may have; a watch that an older program began has no row.
create table watchers (
  case_id varchar(20) not null primary key references cases (id) on delete cascade,
  person text not null,
  workspace text not null,
  begun bigint not null
);

create index watchers_by_person on watchers (person);

create index watchers_by_workspace on watchers (workspace);
