-- What a ward uploads for a roster that is asked for: apart from it until the municipality merges, and gone with its decree.
create table roster_part (
    id              uuid primary key,
    roster_id       uuid        not null references roster,
    area_code       text        not null,
    source_sha256   text        not null,
    uploaded_by     text        not null,
    uploaded_at     timestamptz not null,
    people_rows     integer     not null,
    people_valid    integer     not null,
    people_warned   integer     not null,
    people_rejected integer     not null,
    people_held     integer     not null,
    unique (roster_id, area_code),
    check (people_rows = people_valid + people_warned + people_rejected + people_held)
);
comment on table roster_part is 'One for each ward: a new upload replaces the one before';

-- What merging needs and no more: rejected rows are not here, and nobody is looked for in this table.
create table roster_part_person (
    part_id       uuid    not null references roster_part on delete cascade,
    row_number    integer not null,
    key_id        integer not null,
    nik           bytea   not null,
    family_card   bytea,
    phone         bytea,
    mothers_name  bytea,
    name          text    not null,
    birth_date    date    not null,
    birth_place   text,
    sex           char(1) not null,
    address       text    not null,
    rt            text,
    rw            text,
    area_code     text    not null,
    postal_code   text,
    email         text,
    occupation    text    not null,
    work_place    text,
    work_hours    text,
    wage          bigint,
    income        bigint,
    heir          text,
    heir_relation text,
    member_number text,
    note          text,
    primary key (part_id, row_number)
);
comment on column roster_part_person.nik is 'Sealed with the key key_id, as are family_card, phone and mothers_name';

create table roster_part_finding (
    id         bigint generated always as identity primary key,
    part_id    uuid    not null references roster_part on delete cascade,
    row_number integer not null,
    column_key text,
    cell       text,
    code       text    not null,
    severity   text    not null check (severity in ('E', 'W', 'D')),
    variant    text,
    arguments  text[]  not null
);
create index roster_part_finding_row on roster_part_finding (part_id, row_number, id);

alter table roster_person add column origin text;
comment on column roster_person.origin is 'Of a merged row: the ward and the row of its file, 33.75.01.1002:17';

alter table roster drop constraint roster_source_check;
alter table roster add constraint roster_source_check check (source in ('FILE', 'PREDECESSOR', 'WAITING_LIST', 'WARDS'));
alter table roster_check drop constraint roster_check_source_check;
alter table roster_check add constraint roster_check_source_check
    check (source in ('FILE', 'PREDECESSOR', 'WAITING_LIST', 'WARDS'));
