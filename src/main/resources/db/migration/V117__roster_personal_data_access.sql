-- Who looked at whose sealed data, and why. Rows are only ever added.
create table personal_data_access (
    seq          bigint generated always as identity primary key,
    at           timestamptz not null,
    actor        text        not null,
    organisation text,
    agreement_id uuid        not null,
    roster_id    uuid        not null references roster,
    person_id    uuid        not null,
    row_number   integer     not null,
    reason       text        not null
);
create index personal_data_access_row on personal_data_access (roster_id, row_number, seq);
comment on column personal_data_access.person_id is 'No reference: a row that is uploaded anew is another row';

create trigger personal_data_access_append_only before update or delete or truncate on personal_data_access
    for each statement execute function journal_is_append_only();
