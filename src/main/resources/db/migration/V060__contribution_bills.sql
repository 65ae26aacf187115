-- A bill pays the people of one roster from a first to a last day. Amounts are whole rupiah.
create table bill (
    id              uuid primary key,
    agreement_id    uuid    not null references agreement,
    municipality    text    not null references municipality,
    roster_id       uuid    not null references roster,
    first_day       date    not null,
    months          integer not null check (months > 0),
    programs        text[]  not null,
    status          text    not null
        check (status in ('CALCULATED', 'CODE_ISSUED', 'PAID', 'POSTED', 'RECONCILED', 'EXPIRED', 'CANCELLED')),
    people          integer not null,
    months_left_out integer not null check (months_left_out between 0 and months),
    amount          bigint  not null check (amount >= 0),
    calculated_on   date    not null,
    billing_code    text unique,
    due_on          date,
    code_entered_by text,
    code_entered_at timestamptz,
    posted_on       date,
    letter_number   text,
    letter_date     date,
    posted_by       text,
    posted_at       timestamptz
);
comment on column bill.months_left_out is 'Months wholly passed when the bill was calculated last: not paid, not covered';
comment on column bill.letter_number is 'The regional office''s letter that lets cover begin on the first day although posted late';
create index bill_agreement on bill (agreement_id, first_day);
create unique index bill_once on bill (roster_id, first_day) where status not in ('EXPIRED', 'CANCELLED');

-- What the bill used: one row for each month and programme, frozen with the bill.
create table bill_rate (
    bill_id         uuid not null references bill,
    month_first_day date not null,
    programme       text not null,
    kind            text not null check (kind in ('FLAT', 'PERCENT')),
    rupiah          bigint,
    percent         numeric,
    wage_ceiling    bigint,
    legal_basis     text not null,
    certainty       text not null,
    primary key (bill_id, month_first_day, programme),
    check ((kind = 'FLAT') = (rupiah is not null) and (kind = 'PERCENT') = (percent is not null))
);
comment on column bill_rate.month_first_day is 'Counted in months from the bill''s first day';

create table bill_line (
    bill_id   uuid   not null references bill,
    person_id uuid   not null references roster_person,
    wage      bigint,
    amount    bigint not null,
    primary key (bill_id, person_id)
);

create table payment (
    id           uuid primary key,
    bill_id      uuid        not null references bill,
    municipality text        not null references municipality,
    reference    text        not null,
    amount       bigint      not null check (amount > 0),
    paid_at      timestamptz not null,
    sp2d         text,
    proof        uuid references document,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    unique (municipality, reference)
);
create index payment_bill on payment (bill_id);

-- Months that were paid but could not be covered any more.
create table bill_credit (
    bill_id     uuid        not null references bill,
    reason      text        not null check (reason in ('PASSED_BEFORE_COVER')),
    months      integer     not null check (months > 0),
    amount      bigint      not null check (amount > 0),
    recorded_at timestamptz not null,
    primary key (bill_id, reason)
);

create table card_hand_over (
    bill_id        uuid primary key references bill,
    handed_over_on date        not null,
    cards          integer     not null check (cards > 0),
    note           text,
    recorded_by    text        not null,
    recorded_at    timestamptz not null
);
