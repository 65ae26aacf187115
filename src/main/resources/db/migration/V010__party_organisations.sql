create table municipality (
    id        text primary key,
    name      text not null,
    kind      text not null check (kind in ('CITY', 'REGENCY')),
    area_code text not null unique,
    zone      text not null
);

create table agency (
    municipality text not null references municipality,
    id           text not null,
    name         text not null,
    primary key (municipality, id)
);

create table branch (
    id              text primary key,
    name            text not null,
    kind            text not null check (kind in ('BRANCH', 'REGIONAL_OFFICE')),
    regional_office text references branch,
    place           text not null
);

create table branch_service (
    branch       text not null references branch,
    municipality text not null references municipality,
    primary key (branch, municipality)
);

create table staff_member (
    user_id      text primary key,
    name         text not null,
    organisation text not null,
    agency       text,
    ward         text,
    role         text not null,
    email        text not null
);
create index staff_member_role on staff_member (organisation, role);

-- National holidays and joint leave (cuti bersama), by decree each year: data, kept by the operator.
create table public_holiday (
    day  date primary key,
    name text not null
);
