-- By which ages, gaps and family sizes rosters are judged, as data: a regulation changes them from a day on, and what was
-- judged by an older version can still be explained.
create table roster_rule (
    id                 bigint generated always as identity primary key,
    regime             text        not null check (regime in ('BPU', 'PU')),
    municipality       text references municipality,
    valid_from         date,
    min_age            integer     not null check (min_age between 0 and 64),
    age_limit          integer     not null check (age_limit > min_age and age_limit <= 120),
    longest_gap_months integer     not null check (longest_gap_months between 0 and 120),
    max_per_family     integer check (max_per_family between 1 and 50),
    source             text        not null,
    set_by             text        not null,
    set_at             timestamptz not null
);
comment on table roster_rule is 'The latest version whose first day is not after the first day of cover; the municipality''s own before the one for all';
comment on column roster_rule.municipality is 'Null: everywhere';
comment on column roster_rule.valid_from is 'Null: since ever';
comment on column roster_rule.min_age is 'Where there is no agreement: an agreement names its own';
comment on column roster_rule.age_limit is 'From this age on nobody registers for the first time';
comment on column roster_rule.longest_gap_months is 'A longer gap ends membership, and the next registration counts as the first';
comment on column roster_rule.max_per_family is 'Where the agreement does not say; null: not limited';
create index roster_rule_valid on roster_rule (regime, municipality, valid_from desc, id desc);
create trigger roster_rule_append_only before update or delete or truncate on roster_rule
    for each statement execute function journal_is_append_only();

insert into roster_rule (regime, min_age, age_limit, longest_gap_months, source, set_by, set_at)
select regime, 18, 65, 3,
       'Usia termuda 18 tahun bila perjanjian tidak menentukan lain [K?]. Mulai 65 tahun tidak dapat mendaftar untuk pertama kali [V/I]. Jeda lebih dari 3 bulan mengakhiri kepesertaan [V].',
       'payung', now()
  from (values ('BPU'), ('PU')) as regimes (regime);

-- The sentence names the age now.
update roster_finding set arguments = arguments || '65'::text where code = 'AGE_ABOVE_LIMIT' and cardinality(arguments) = 1;

alter table occupation
    add column valid_from  date,
    add column valid_until date,
    add check (valid_until >= valid_from);
comment on column occupation.valid_from is 'First day of cover for which it is admitted; null: since ever';
comment on column occupation.valid_until is 'Last day of cover''s beginning for which it is admitted; null: for good';
