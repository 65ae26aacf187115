-- From its decree on a roster's people are final. What they were is told by a hash, and no statement changes them: whatever
-- changes later is a fact of its own, beside the row.
alter table roster
    add column people_sha256     text check (length(people_sha256) = 64),
    add column people_determined integer,
    add check ((people_sha256 is null) = (people_determined is null));
comment on column roster.people_sha256 is 'Over the people who were determined, in canonical order and form; null before the decree';

alter table roster_person
    add column registered_member_number text check (registered_member_number ~ '^[0-9]{11}$'),
    add column registered_at            timestamptz,
    add column refused_at               timestamptz,
    add check ((registered_member_number is null) = (registered_at is null)),
    add check (registered_at is null or refused_at is null),
    add check (refused_at is null or state = 'REJECTED');
comment on column roster_person.registered_member_number is 'KPJ, by which the social-security side registered the person';
comment on column roster_person.refused_at is 'When the social-security side''s refusal was recorded; the reason is a finding';

create function frozen_roster_stays_frozen() returns trigger language plpgsql as $$
begin
    raise exception 'The people of a determined roster are frozen';
end $$;

create trigger roster_frozen before update on roster
    for each row when (old.people_sha256 is not null
        and (old.people_sha256, old.people_determined) is distinct from (new.people_sha256, new.people_determined))
    execute function frozen_roster_stays_frozen();

create function frozen_people_do_not_change() returns trigger language plpgsql as $$
begin
    if exists (select 1 from roster r where r.id = old.roster_id and r.people_sha256 is not null) then
        raise exception 'The people of a determined roster are frozen';
    end if;
    return new;
end $$;

-- Sealed columns may be sealed anew, with another key. A state changes only by the refusal of the social-security side, and
-- what was registered or refused stays so.
create trigger roster_person_frozen before update on roster_person
    for each row when (
        (old.id, old.roster_id, old.agreement_id, old.row_number, old.nik_index, old.nik_masked, old.family_index, old.name,
         old.birth_date, old.birth_place, old.sex, old.address, old.rt, old.rw, old.area_code, old.postal_code, old.email,
         old.occupation, old.work_place, old.work_hours, old.wage, old.income, old.heir, old.heir_relation,
         old.member_number, old.note)
        is distinct from
        (new.id, new.roster_id, new.agreement_id, new.row_number, new.nik_index, new.nik_masked, new.family_index, new.name,
         new.birth_date, new.birth_place, new.sex, new.address, new.rt, new.rw, new.area_code, new.postal_code, new.email,
         new.occupation, new.work_place, new.work_hours, new.wage, new.income, new.heir, new.heir_relation,
         new.member_number, new.note)
        or old.key_id = new.key_id
           and (old.nik, old.family_card, old.phone, old.mothers_name)
               is distinct from (new.nik, new.family_card, new.phone, new.mothers_name)
        or old.state is distinct from new.state and (new.refused_at is null or old.refused_at is not null)
        or old.registered_at is not null
           and (old.registered_member_number, old.registered_at)
               is distinct from (new.registered_member_number, new.registered_at)
        or old.refused_at is not null and old.refused_at is distinct from new.refused_at)
    execute function frozen_people_do_not_change();

-- For whole statements: a roster's rows come and go by the thousand.
create function frozen_people_are_all() returns trigger language plpgsql as $$
begin
    if exists (select 1 from (select distinct roster_id from touched) t join roster r on r.id = t.roster_id
                where r.people_sha256 is not null) then
        raise exception 'The people of a determined roster are frozen';
    end if;
    return null;
end $$;

create trigger roster_person_none_added after insert on roster_person
    referencing new table as touched for each statement execute function frozen_people_are_all();
create trigger roster_person_none_removed after delete on roster_person
    referencing old table as touched for each statement execute function frozen_people_are_all();

-- What became of single people after their row was judged. Rows are only ever added.
create table roster_person_event (
    seq        bigint generated always as identity primary key,
    roster_id  uuid        not null references roster,
    person_id  uuid        not null,
    row_number integer     not null,
    at         timestamptz not null,
    actor      text        not null,
    from_state text        not null,
    to_state   text        not null,
    reason     text
);
create index roster_person_event_row on roster_person_event (roster_id, row_number, seq);
comment on column roster_person_event.person_id is 'No reference: a row that is uploaded anew is another row, and what happened to the first stays told';
comment on column roster_person_event.reason is 'Never an identity number';

create trigger roster_person_event_append_only before update or delete or truncate on roster_person_event
    for each statement execute function journal_is_append_only();
