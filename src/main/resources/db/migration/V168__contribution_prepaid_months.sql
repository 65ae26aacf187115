-- What is owed for months that a frozen bill paid and an early end left without cover, one row for each bill: its people,
-- times the months after the last day, times what the bill's own rates say. Open until somebody records that it is settled.
create table prepaid_months (
    id           uuid primary key,
    agreement_id uuid        not null references agreement,
    bill_id      uuid        not null unique references bill,
    kind         text        not null check (kind in ('REFUND', 'CREDIT')),
    people       integer     not null check (people > 0),
    from_day     date        not null,
    months       integer     not null check (months > 0),
    monthly_rate bigint,
    amount       bigint      not null check (amount > 0),
    recorded_at  timestamptz not null,
    settled_on   date,
    reference    text,
    settled_by   text,
    settled_at   timestamptz,
    check (num_nulls(settled_on, reference, settled_by, settled_at) in (0, 4)),
    check (monthly_rate is null or monthly_rate * people * months = amount)
);
comment on column prepaid_months.kind is 'By the agreement''s refund clause: paid back, or kept for replacement people';
comment on column prepaid_months.monthly_rate is 'What one person costs in one month; null where wages or months differ';
create index prepaid_months_agreement on prepaid_months (agreement_id);

create function prepaid_months_are_only_settled() returns trigger language plpgsql as $$
begin
    raise exception 'What is owed for prepaid months is settled once and never changed';
end $$;
create trigger prepaid_months_kept before update on prepaid_months
    for each row when (old.settled_at is not null
        or (old.id, old.agreement_id, old.bill_id, old.kind, old.people, old.from_day, old.months, old.monthly_rate,
            old.amount, old.recorded_at)
           is distinct from
           (new.id, new.agreement_id, new.bill_id, new.kind, new.people, new.from_day, new.months, new.monthly_rate,
            new.amount, new.recorded_at))
    execute function prepaid_months_are_only_settled();
create trigger prepaid_months_stay before delete or truncate on prepaid_months
    for each statement execute function prepaid_months_are_only_settled();
