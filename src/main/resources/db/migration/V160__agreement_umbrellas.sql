-- Umbrellas name whom they are to reach; an agreement under one says which of them it covers.
create table umbrella_segment (
    agreement_id uuid    not null references agreement,
    position     integer not null check (position > 0),
    segment      text    not null,
    regime       text    not null,
    programs     text[]  not null,
    target       integer not null check (target > 0),
    primary key (agreement_id, segment),
    unique (agreement_id, position)
);

alter table agreement
    add column segment text,
    add column sign_by date,
    add constraint agreement_segment_of_its_umbrella check (segment is null or parent is not null);
comment on column agreement.segment is 'Of the umbrella, the one whose people the agreement covers';
comment on column agreement.sign_by is 'The last day on which it is to be signed; null where nothing presses';
create index agreement_sign_by on agreement (sign_by) where sign_by is not null;

alter table agreement_signature add column reason text;
comment on column agreement_signature.reason is 'Why it was not the municipality''s head who signed an umbrella';
