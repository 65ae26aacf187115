-- Periods of people whom the social-security side refused after their cover had begun, as they were before they were cut.
create table cover_cut (
    bill_id     uuid        not null references bill,
    person_id   uuid        not null references roster_person,
    first_day   date        not null,
    last_day    date        not null,
    cut_from    date        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (bill_id, person_id)
);
comment on column cover_cut.cut_from is 'The first day not covered any more';

create trigger cover_cut_append_only before update or delete or truncate on cover_cut
    for each statement execute function journal_is_append_only();
