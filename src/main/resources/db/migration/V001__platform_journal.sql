-- Everything that happened, in the order it happened. Rows are only ever added.
create table journal (
    seq          bigint generated always as identity primary key,
    agreement_id uuid        not null,
    subject      text        not null,
    subject_id   uuid        not null,
    event        text        not null,
    actor        text        not null,
    on_behalf_of text,
    at           timestamptz not null,
    before       text,
    after        text,
    note         text
);
create index journal_agreement on journal (agreement_id, seq);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The journal is append-only';
end $$;

create trigger journal_append_only before update or delete or truncate on journal
    for each statement execute function journal_is_append_only();
