-- Checking a roster is long work: asked for here, taken by one node at a time under a lease, visible as a whole at its end.
create table roster_check (
    id                  uuid primary key,
    seq                 bigint      generated always as identity,
    roster_id           uuid        not null references roster,
    agreement_id        uuid        not null references agreement,
    source              text        not null check (source in ('FILE', 'PREDECESSOR')),
    source_sha256       text,
    asked_by            text        not null,
    asked_at            timestamptz not null,
    status_before       text        not null,
    state               text        not null
        check (state in ('QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'CANCELLED', 'FAILED')),
    attempts            integer     not null default 0,
    owner               uuid,
    lease_until         timestamptz,
    cancel_asked_by     text,
    done_percent        integer     not null default 0 check (done_percent between 0 and 100),
    people_rows         integer     not null default 0,
    people_valid        integer     not null default 0,
    people_warned       integer     not null default 0,
    people_rejected     integer     not null default 0,
    people_held         integer     not null default 0,
    ended_at            timestamptz
);
create unique index roster_check_under_way on roster_check (roster_id) where state in ('QUEUED', 'RUNNING');
create index roster_check_waiting on roster_check (seq) where state in ('QUEUED', 'RUNNING');
create index roster_check_roster on roster_check (roster_id, seq);
comment on column roster_check.owner is 'Who works on it; whoever finds another name here has lost the lease and stores nothing';
comment on column roster_check.lease_until is 'By the database''s clock, which no demo moves';

-- The uploaded file in sealed parts, only until it has been checked.
create table roster_check_file (
    check_id uuid    not null references roster_check,
    part     integer not null,
    key_id   integer not null,
    content  bytea   not null,
    primary key (check_id, part)
);

-- Why a file was refused whole while it was being read. Never an identity number.
create table roster_check_finding (
    check_id   uuid    not null references roster_check,
    position   integer not null,
    column_key text,
    code       text    not null,
    severity   text    not null check (severity in ('E', 'W', 'D')),
    variant    text,
    arguments  text[]  not null,
    primary key (check_id, position)
);
