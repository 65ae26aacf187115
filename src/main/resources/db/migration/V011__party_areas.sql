create table area (
    code  text primary key,
    depth smallint not null check (depth between 1 and 4),
    name  text not null
);
create index area_depth on area (depth);
