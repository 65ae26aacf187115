-- One submission of people for an agreement: asked for, uploaded, judged, verified, determined, handed over.
create table roster (
    id                 uuid primary key,
    version            integer     not null,
    agreement_id       uuid        not null references agreement,
    wave               integer     not null check (wave > 0),
    status             text        not null check (status in
        ('REQUESTED', 'CHECKING', 'NEEDS_CORRECTION', 'CHECKED', 'VERIFIED', 'DETERMINED', 'HANDED_OVER', 'REGISTERED', 'CANCELLED')),
    coverage_from      date        not null,
    requested_at       timestamptz not null,
    source             text check (source in ('FILE', 'PREDECESSOR')),
    source_sha256      text,
    uploaded_by        text,
    uploaded_at        timestamptz,
    people_rows        integer     not null default 0,
    people_valid       integer     not null default 0,
    people_warned      integer     not null default 0,
    people_rejected    integer     not null default 0,
    people_held        integer     not null default 0,
    submitted_by       text,
    submitted_at       timestamptz,
    municipal_verifier text,
    municipal_verdict  text check (municipal_verdict in ('VERIFY', 'RETURN')),
    branch_verifier    text,
    branch_verdict     text check (branch_verdict in ('VERIFY', 'RETURN')),
    return_reason      text,
    decree_number      text,
    decree_date        date,
    decree_document    uuid references document,
    minutes_number     text,
    handed_over_on     date,
    minutes_document   uuid references document,
    unique (agreement_id, wave),
    check (people_rows = people_valid + people_warned + people_rejected + people_held)
);
comment on column roster.coverage_from is 'First day of these people''s coverage: ages are counted on it';
comment on column roster.source_sha256 is 'Of the uploaded file, which is not kept';

-- One row of a roster, also a rejected one. Other rooms may read id, roster_id, agreement_id, row_number, state, nik_index,
-- wage and key_id with nik; the people billed and covered are those VALID or WARNED in a roster that is HANDED_OVER.
create table roster_person (
    id            uuid    primary key,
    roster_id     uuid    not null references roster,
    agreement_id  uuid    not null,
    row_number    integer not null,
    state         text    not null check (state in ('VALID', 'WARNED', 'HELD', 'REJECTED')),
    key_id        integer not null,
    nik           bytea,
    nik_index     bytea,
    nik_masked    text,
    family_card   bytea,
    family_index  bytea,
    phone         bytea,
    mothers_name  bytea,
    name          text,
    birth_date    date,
    birth_place   text,
    sex           char(1) check (sex in ('L', 'P')),
    address       text,
    rt            text,
    rw            text,
    area_code     text,
    postal_code   text,
    email         text,
    occupation    text,
    work_place    text,
    work_hours    text,
    wage          bigint,
    income        bigint,
    heir          text,
    heir_relation text,
    member_number text,
    note          text,
    unique (roster_id, row_number),
    check (state not in ('VALID', 'WARNED')
        or (nik is not null and nik_index is not null and name is not null and birth_date is not null and sex is not null
            and address is not null and area_code is not null and occupation is not null))
);
create index roster_person_nik on roster_person (nik_index, agreement_id);
create index roster_person_family on roster_person (family_index, agreement_id) where family_index is not null;
comment on column roster_person.nik is 'Sealed with the key key_id, as are family_card, phone and mothers_name';
comment on column roster_person.nik_index is 'Keyed hash: equal numbers have equal indexes';
comment on column roster_person.wage is 'Rupiah a month; only wage earners have one';

-- What is wrong, row by row; row 0 is the file as a whole. Never an identity number.
create table roster_finding (
    id         bigint generated always as identity primary key,
    roster_id  uuid    not null references roster,
    row_number integer not null,
    column_key text,
    cell       text,
    code       text    not null,
    severity   text    not null check (severity in ('E', 'W', 'D')),
    variant    text,
    arguments  text[]  not null
);
create index roster_finding_row on roster_finding (roster_id, row_number, id);
