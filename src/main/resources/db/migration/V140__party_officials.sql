-- Who holds which position of a branch, a regional office or a municipality, from when to when, and by which decree. A new
-- holder is a new row; of an old one only the last day is set, once.
create table official (
    id              uuid primary key,
    organisation    text        not null,
    agency          text,
    position        text        not null check (position in
        ('BRANCH_HEAD', 'REGIONAL_HEAD', 'MUNICIPAL_HEAD', 'REGIONAL_SECRETARY', 'AGENCY_HEAD')),
    title           text        not null,
    name            text        not null,
    employee_number text,
    capacity        text        not null check (capacity in ('DEFINITIVE', 'PJ', 'PLT', 'PLH')),
    decree          text        not null,
    valid_from      date        not null,
    valid_until     date,
    ended_on        date,
    last_day        date        generated always as (coalesce(ended_on, valid_until)) stored,
    post            bigint      not null generated always as (hashtextextended(
        organisation || '/' || position || '/' || case when position = 'AGENCY_HEAD' then agency else '' end, 0)) stored,
    entered_by      text        not null,
    entered_at      timestamptz not null,
    ended_by        text,
    ended_at        timestamptz,
    foreign key (organisation, agency) references agency (municipality, id),
    check (valid_until >= valid_from),
    check (valid_until is not null or capacity = 'DEFINITIVE'),
    check (agency is not null or position <> 'AGENCY_HEAD'),
    check (agency is null or position in ('AGENCY_HEAD', 'REGIONAL_SECRETARY')),
    check (ended_on >= valid_from - 1 and (valid_until is null or ended_on < valid_until)),
    check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (ended_at is null)),
    -- One definitive holder at a time, beside whom somebody may act. Ranges of one number, because GiST compares those
    -- without an extension.
    constraint official_one_definitive_holder exclude using gist (
        int8range(post, post, '[]') with =,
        daterange(valid_from, coalesce(ended_on, valid_until) + 1, '[)') with &&) where (capacity = 'DEFINITIVE')
);
comment on column official.title is 'As it is printed, without Pj., Plt. or Plh.';
comment on column official.employee_number is 'NIP of the municipality''s people, NPK of the social-security side''s';
comment on column official.valid_until is 'The last day by the decree';
comment on column official.ended_on is 'The last day where it came earlier than by the decree; the day before the first, where the row was a mistake';
comment on column official.post is 'A number for organisation, position and agency: one for each position that somebody can hold';
create index official_organisation on official (organisation, valid_from desc, id);

-- A municipal head lets an official sign in their place: without one valid on the day of signing, the official does not.
create table mandate (
    id           uuid primary key,
    municipality text        not null references municipality,
    number       text        not null,
    giver        uuid        not null references official,
    holder       uuid        not null references official,
    scope        text        not null,
    valid_from   date        not null,
    valid_until  date        not null,
    withdrawn_on date,
    entered_by   text        not null,
    entered_at   timestamptz not null,
    withdrawn_by text,
    withdrawn_at timestamptz,
    unique (holder, number),
    check (valid_until >= valid_from),
    check (withdrawn_on between valid_from and valid_until),
    check ((withdrawn_on is null) = (withdrawn_by is null) and (withdrawn_on is null) = (withdrawn_at is null))
);
comment on column mandate.withdrawn_on is 'From this day on it is not valid any more';
create index mandate_municipality on mandate (municipality, valid_from desc, id);

create function officials_are_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'Officials and mandates are only added to, and end once';
end $$;

create trigger official_kept before update on official
    for each row when (old.ended_on is not null or (
        old.id, old.organisation, old.agency, old.position, old.title, old.name, old.employee_number, old.capacity, old.decree,
        old.valid_from, old.valid_until, old.entered_by, old.entered_at)
        is distinct from (
        new.id, new.organisation, new.agency, new.position, new.title, new.name, new.employee_number, new.capacity, new.decree,
        new.valid_from, new.valid_until, new.entered_by, new.entered_at))
    execute function officials_are_only_added_to();
create trigger official_stays before delete or truncate on official
    for each statement execute function officials_are_only_added_to();

create trigger mandate_kept before update on mandate
    for each row when (old.withdrawn_on is not null or (
        old.id, old.municipality, old.number, old.giver, old.holder, old.scope, old.valid_from, old.valid_until,
        old.entered_by, old.entered_at)
        is distinct from (
        new.id, new.municipality, new.number, new.giver, new.holder, new.scope, new.valid_from, new.valid_until,
        new.entered_by, new.entered_at))
    execute function officials_are_only_added_to();
create trigger mandate_stays before delete or truncate on mandate
    for each statement execute function officials_are_only_added_to();
