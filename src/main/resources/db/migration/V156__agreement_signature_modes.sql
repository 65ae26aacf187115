-- Each side signs on paper or electronically.
alter table agreement_signature
    add column mode        text not null default 'PAPER' check (mode in ('PAPER', 'ELECTRONIC')),
    add column signed_at   timestamptz,
    add column certificate text,
    add column received_on date,
    add column witnesses   text[] not null default '{}' check (cardinality(witnesses) <= 2),
    add column stamp_duty  text check (stamp_duty in ('PAPER_STAMP', 'E_STAMP', 'NOT_DUE')),
    alter column place drop not null,
    add check ((mode = 'ELECTRONIC') = (signed_at is not null)),
    add check ((mode = 'ELECTRONIC') = (certificate is not null)),
    add check (mode = 'ELECTRONIC' or place is not null),
    add check (received_on >= signed_on),
    add check (mode = 'PAPER' or received_on is null and witnesses = '{}' and stamp_duty is null);
comment on column agreement_signature.scan is 'The paper that shows it: a scan, or the file that was signed electronically';
comment on column agreement_signature.certificate is 'Issuer and serial number';
comment on column agreement_signature.received_on is 'When the signed paper came in';
