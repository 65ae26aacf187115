-- Who waits for a place: over the agreement's quota, or over that of the ward, in the order of the file.
alter table roster_person drop constraint roster_person_state_check;
alter table roster_person add constraint roster_person_state_check
    check (state in ('VALID', 'WARNED', 'WAITING', 'HELD', 'REJECTED'));
alter table roster add people_waiting integer not null default 0;
alter table roster add constraint roster_waiting_are_good check (people_waiting between 0 and people_valid + people_warned);
alter table roster add people_admitted integer generated always as (people_valid + people_warned - people_waiting) stored;
comment on column roster.people_waiting is 'Of the valid and warned ones: without a place until somebody leaves';
comment on column roster.people_admitted is 'Those that are billed and covered once the roster is handed over';

create table ward_quota (
    agreement_id uuid    not null references agreement,
    area_code    text    not null,
    people       integer not null check (people >= 0),
    set_by       text        not null,
    set_at       timestamptz not null,
    primary key (agreement_id, area_code)
);
comment on table ward_quota is 'Most people of one ward or village; a ward without a row is bounded by the agreement''s quota alone';

-- Who may be one person twice: keyed hashes, of which equal ones are looked at more closely.
alter table roster_person add name_birth bigint, add name_serial bigint;
comment on column roster_person.name_birth is 'Keyed hash of the normalised name and the birth date';
comment on column roster_person.name_serial is 'Keyed hash of the normalised name and the identity number without its birth date';
create index roster_person_name_birth on roster_person (name_birth) where name_birth is not null;

-- Known deaths, and people whom a local rule excludes (recipients of another aid), as keyed hashes alone.
create table person_list (
    id            uuid primary key,
    kind          text        not null check (kind in ('DECEASED', 'EXCLUDED')),
    municipality  text        not null references municipality,
    name          text        not null,
    valid_from    date        not null,
    valid_until   date check (valid_until >= valid_from),
    people        integer     not null,
    uploaded_by   text        not null,
    uploaded_at   timestamptz not null,
    withdrawn_by  text,
    withdrawn_at  timestamptz
);
comment on column person_list.municipality is 'Who reported it: deaths hold everywhere, exclusions only there';
create table person_list_entry (
    list_id   uuid  not null references person_list,
    nik_index bytea not null,
    primary key (list_id, nik_index)
);
create index person_list_entry_person on person_list_entry (nik_index);

-- Who decided about a held row, when and why. Kept when a mended file replaces the rows.
create table roster_held_decision (
    id         bigint generated always as identity primary key,
    roster_id  uuid        not null references roster,
    row_number integer     not null,
    nik_index  bytea       not null,
    codes      text[]      not null,
    verdict    text        not null check (verdict in ('ACCEPT', 'REFUSE')),
    reason     text        not null,
    decided_by text        not null,
    decided_at timestamptz not null
);
create index roster_held_decision_roster on roster_held_decision (roster_id, row_number);

create function roster_held_decision_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Decisions about held rows are append-only';
end $$;
create trigger roster_held_decision_append_only before update or delete or truncate on roster_held_decision
    for each statement execute function roster_held_decision_is_append_only();
