-- Searching for a person is looking at personal data too, also where nobody is found.
alter table personal_data_access
    add column kind text not null default 'REVEAL' check (kind in ('REVEAL', 'SEARCH')),
    add column nik_index bytea,
    add column found integer,
    alter column agreement_id drop not null,
    alter column roster_id drop not null,
    alter column person_id drop not null,
    alter column row_number drop not null,
    alter column reason drop not null,
    add constraint personal_data_access_says_what check (case kind
        when 'REVEAL' then agreement_id is not null and roster_id is not null and person_id is not null
            and row_number is not null and reason is not null
        else nik_index is not null and found is not null end);
comment on column personal_data_access.nik_index is 'Of a search: keyed hash of the number that was asked for';
comment on column personal_data_access.found is 'Of a search: in how many rosters the person was found';
