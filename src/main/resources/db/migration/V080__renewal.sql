-- What comes after an agreement's last day. One open question per agreement; a next round where a successor was given up.
create table renewal (
    id           uuid primary key,
    seq          bigint generated always as identity,
    agreement_id uuid    not null,
    last_day     date    not null,
    round        integer not null,
    opens_on     date    not null,
    evaluation   text,
    evaluated_by text,
    evaluated_at timestamptz,
    decision     text check (decision in ('RENEW', 'DO_NOT_RENEW')),
    reason       text,
    decided_by   text,
    decided_at   timestamptz,
    successor    uuid unique,
    outcome      text check (outcome in ('SUCCESSOR_DRAFTED', 'NOT_RENEWED', 'SILENT', 'NO_LONGER_NEEDED')),
    closed_at    timestamptz,
    check (decision is distinct from 'DO_NOT_RENEW' or reason is not null),
    check ((outcome is null) = (closed_at is null)),
    check (outcome is distinct from 'SUCCESSOR_DRAFTED' or successor is not null),
    unique (agreement_id, last_day, round)
);
create unique index renewal_open on renewal (agreement_id) where outcome is null;
create index renewal_latest on renewal (agreement_id, seq);

-- Which reminder went out when. A new last day makes new keys, so reminders begin again; a missed step is collapsed into
-- the latest one and never sent.
create table renewal_reminder (
    agreement_id uuid        not null,
    last_day     date        not null,
    days_before  integer     not null,
    collapsed    boolean     not null,
    recipients   integer     not null,
    at           timestamptz not null,
    primary key (agreement_id, last_day, days_before)
);
