-- An order to a signing gateway is written down before it is sent: its answer may be lost.
create table agreement_signing_attempt (
    id              uuid primary key,
    agreement_id    uuid        not null references agreement,
    side            text        not null,
    official        uuid        not null references official,
    text_to_sign    uuid        not null references document,
    asked_by        text        not null,
    asked_at        timestamptz not null,
    outcome         text,
    answered_at     timestamptz,
    signed_document uuid references document,
    check ((outcome is null) = (answered_at is null)),
    check ((outcome = 'SIGNED') = (signed_document is not null) or outcome is null)
);
create index agreement_signing_attempt_text on agreement_signing_attempt (text_to_sign, side, asked_at desc);
create unique index agreement_signing_attempt_open on agreement_signing_attempt (text_to_sign, side) where outcome is null;
comment on column agreement_signing_attempt.outcome is 'Set once; null while the answer is awaited';

create function signing_attempts_end_once() returns trigger language plpgsql as $$
begin
    raise exception 'An attempt to sign is only added and ends once';
end $$;

create trigger agreement_signing_attempt_kept before update on agreement_signing_attempt
    for each row when (old.outcome is not null or (
        old.id, old.agreement_id, old.side, old.official, old.text_to_sign, old.asked_by, old.asked_at)
        is distinct from (
        new.id, new.agreement_id, new.side, new.official, new.text_to_sign, new.asked_by, new.asked_at))
    execute function signing_attempts_end_once();
create trigger agreement_signing_attempt_stays before delete or truncate on agreement_signing_attempt
    for each statement execute function signing_attempts_end_once();
