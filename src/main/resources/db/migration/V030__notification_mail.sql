-- Mail to staff: written in the business transaction, sent afterwards. once_key keeps a notice from being sent twice.
create table notification (
    id             uuid primary key,
    seq            bigint generated always as identity,
    once_key       text        not null unique,
    agreement_id   uuid,
    recipient_user text        not null,
    recipient_mail text        not null,
    subject        text        not null,
    body           text        not null,
    state          text        not null check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN')),
    attempts       integer     not null,
    next_try       timestamptz not null,
    created_at     timestamptz not null,
    claimed_at     timestamptz,
    sent_at        timestamptz,
    reason         text,
    check (state <> 'SENT' or sent_at is not null),
    check (state not in ('FAILED', 'UNKNOWN') or reason is not null)
);
create index notification_due on notification (next_try, seq) where state = 'PENDING';
create index notification_open on notification (claimed_at) where state = 'SENDING';
create index notification_undelivered on notification (seq) where state in ('FAILED', 'UNKNOWN');
create index notification_agreement on notification (agreement_id, seq);
