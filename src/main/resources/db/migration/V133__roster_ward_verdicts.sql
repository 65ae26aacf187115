-- What a ward says of its own people while a roster is verified: once for each time that it was submitted.
create table roster_ward_verdict (
    roster_id    uuid        not null references roster,
    area_code    text        not null,
    submitted_at timestamptz not null,
    verdict      text        not null check (verdict in ('VERIFY', 'RETURN')),
    reason       text,
    people       integer     not null,
    verified_by  text        not null,
    verified_at  timestamptz not null,
    primary key (roster_id, area_code, submitted_at),
    check (verdict = 'VERIFY' or reason is not null)
);
comment on column roster_ward_verdict.submitted_at is 'The submission it speaks of';
comment on column roster_ward_verdict.people is 'How many of the ward stood on the roster then';

create function ward_verdicts_stay() returns trigger language plpgsql as $$
begin
    raise exception 'What a ward said stays said';
end $$;

create trigger roster_ward_verdict_append_only before update or delete or truncate on roster_ward_verdict
    for each statement execute function ward_verdicts_stay();
