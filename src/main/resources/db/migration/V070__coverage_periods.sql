-- How the cover of a posted bill began: once per bill.
create table cover_start (
    bill_id     uuid primary key references bill,
    rule        text        not null check (rule in ('FIRST_DAY', 'POSTING_DAY')),
    first_day   date,
    people      integer     not null,
    recorded_at timestamptz not null
);
comment on column cover_start.first_day is 'Null where the bill was posted after its last day: nobody is covered';

-- One row for each person and posted bill, never changed. Who is covered on a day follows from these and cover_end.
create table cover_period (
    nik_index    bytea  not null,
    agreement_id uuid   not null references agreement,
    bill_id      uuid   not null references bill,
    person_id    uuid   not null references roster_person,
    first_day    date   not null,
    last_day     date   not null check (last_day >= first_day),
    follows      date check (follows < first_day),
    programs     text[] not null,
    primary key (nik_index, agreement_id, last_day),
    -- A chain without forks: each period names the last day of the person's period before it under the same agreement, and
    -- only one may follow each. So periods cannot overlap, at the price of two plain indexes.
    constraint cover_period_no_overlap unique nulls not distinct (nik_index, agreement_id, follows),
    foreign key (nik_index, agreement_id, follows) references cover_period (nik_index, agreement_id, last_day)
);
create index cover_period_agreement on cover_period (agreement_id, last_day);
comment on column cover_period.follows is 'Last day of the same person''s period before this one under the same agreement; null for the first';

-- Agreements that ended early: cover ends with them, whatever was paid for.
create table cover_end (
    agreement_id uuid primary key references agreement,
    last_day     date        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null
);

-- Who asked about whom. The number itself is not kept, only its keyed hash.
create table coverage_lookup (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    actor        text        not null,
    organisation text,
    nik_index    bytea       not null,
    on_day       date        not null,
    covered      boolean     not null,
    reason       text
);
create index coverage_lookup_person on coverage_lookup (nik_index, at);

create function coverage_lookup_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The log of lookups is append-only';
end $$;

create trigger coverage_lookup_append_only before update or delete or truncate on coverage_lookup
    for each statement execute function coverage_lookup_is_append_only();
