-- How often an erasure was begun again after a kill or an error; at a limit it is given up, so that one that ends the process cannot do so at every start.
alter table erasures add column attempts integer not null default 0;
