create table document (
    id           uuid primary key,
    agreement_id uuid        not null,
    kind         text        not null,
    name         text        not null,
    media_type   text        not null,
    size         bigint      not null,
    sha256       text        not null,
    stored_by    text        not null,
    stored_at    timestamptz not null,
    content      bytea       not null
);
create index document_agreement on document (agreement_id, stored_at desc);

create function document_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'A stored document never changes';
end $$;

create trigger document_immutable before update on document
    for each row execute function document_never_changes();
