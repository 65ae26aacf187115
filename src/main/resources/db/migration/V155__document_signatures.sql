-- What was found in a signed PDF at one time. A later check is a further report.
create table document_signature_report (
    id              uuid primary key,
    document_id     uuid        not null references document,
    document_sha256 text        not null,
    checked_by      text        not null,
    checked_at      timestamptz not null,
    opinion_of       text,
    opinion          text check (opinion in ('CONFIRMED', 'DOUBTED', 'UNAVAILABLE')),
    opinion_asked_at timestamptz,
    check (num_nulls(opinion_of, opinion, opinion_asked_at) in (0, 3))
);
comment on column document_signature_report.opinion is 'What the signing server of an organisation said; null where none was asked';
create index document_signature_report_document on document_signature_report (document_id, checked_at desc);

create table document_signature (
    report_id      uuid    not null references document_signature_report,
    position       integer not null,
    field          text    not null,
    signer         text,
    issuer         text,
    serial         text,
    signed_at      timestamptz,
    time_stamped   boolean not null,
    coverage       text    not null check (coverage in ('WHOLE_FILE', 'WHOLE_REVISION', 'PART')),
    covered_until  bigint  not null,
    covered_sha256 text,
    location       text,
    visible        boolean not null,
    faults         text[]  not null,
    primary key (report_id, position)
);
comment on column document_signature.position is 'The order in which they were made';
comment on column document_signature.signed_at is 'By the time stamp where time_stamped, else by the signer''s own clock';
comment on column document_signature.covered_until is 'Bytes of the file as it was signed';

create function signature_reports_are_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'What was found in a signed paper is only added to';
end $$;

create trigger document_signature_report_immutable before update or delete or truncate on document_signature_report
    for each statement execute function signature_reports_are_only_added_to();
create trigger document_signature_immutable before update or delete or truncate on document_signature
    for each statement execute function signature_reports_are_only_added_to();
