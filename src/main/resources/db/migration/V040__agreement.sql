create table agreement (
    id                uuid primary key,
    version           integer     not null,
    branch            text        not null references branch,
    municipality      text        not null references municipality,
    agency            text        not null,
    drafted_by_side   text        not null,
    drafted_by        text        not null,
    drafted_at        timestamptz not null,
    idempotency_key   text,
    predecessor       uuid references agreement,
    title             text        not null,
    regime            text        not null,
    risk_class        text,
    sector            text        not null,
    programs          text[]      not null,
    quota             integer     not null check (quota > 0),
    first_day         date        not null,
    months            integer     not null check (months between 1 and 60),
    last_day          date        generated always as ((first_day + make_interval(months => months) - interval '1 day')::date) stored,
    fund_source       text        not null,
    budget_code       text,
    legal_basis       text[]      not null,
    refund_policy     text        not null,
    signing_order     text        not null,
    renewable         boolean     not null,
    min_age           integer     not null,
    max_per_family    integer,
    occupations       text[]      not null,
    status            text        not null,
    round             integer     not null,
    termination_round integer     not null,
    branch_number     text,
    municipal_number  text,
    municipal_number_year integer,
    renewal_decision  text,
    terminated_on     date,
    foreign key (municipality, agency) references agency (municipality, id)
);
comment on column agreement.predecessor is 'One successor per agreement';
create unique index agreement_successor on agreement (predecessor) where status not in ('WITHDRAWN', 'REJECTED');
create unique index agreement_idempotency on agreement (drafted_by, idempotency_key);
create unique index agreement_branch_number on agreement (branch, branch_number);
create unique index agreement_municipal_number on agreement (municipality, municipal_number_year, municipal_number);
create index agreement_municipality on agreement (municipality, status);
create index agreement_branch on agreement (branch, status);
create index agreement_last_day on agreement (last_day) where status in ('SIGNED', 'IN_FORCE');

create table agreement_signature (
    agreement_id    uuid        not null references agreement,
    side            text        not null,
    signer_name     text        not null,
    signer_position text        not null,
    mandate_number  text,
    mandate_from    date,
    mandate_until   date,
    signed_on       date        not null,
    place           text        not null,
    scan            uuid        not null,
    recorded_by     text        not null,
    recorded_at     timestamptz not null,
    primary key (agreement_id, side)
);

create table agreement_decision (
    agreement_id uuid        not null references agreement,
    stage        text        not null,
    round        integer     not null,
    desk         text        not null,
    verdict      text        not null,
    reason       text,
    actor        text        not null,
    at           timestamptz not null,
    primary key (agreement_id, stage, round, desk)
);

create table agreement_termination (
    agreement_id uuid        not null references agreement,
    round        integer     not null,
    last_day     date        not null,
    reason       text        not null,
    asked_by     text        not null,
    asked_at     timestamptz not null,
    outcome      text        not null check (outcome in ('OPEN', 'AGREED', 'REFUSED')),
    primary key (agreement_id, round)
);
create unique index agreement_termination_open on agreement_termination (agreement_id) where outcome = 'OPEN';

create table agreement_number_series (
    branch      text    not null references branch,
    year        integer not null,
    last_serial integer not null,
    primary key (branch, year)
);
