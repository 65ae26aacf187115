-- An amendment is an agreement of its own kind that carries the whole of the new terms and names what it amends.
alter table agreement
    add column amends uuid references agreement,
    add column amendment_number integer check (amendment_number > 0),
    add column amendment_reason text,
    add constraint agreement_amends check (
        num_nulls(amends, amendment_number, amendment_reason) = case when kind = 'AMENDMENT' then 0 else 3 end);
comment on column agreement.amendment_number is 'The how many-eth amendment of its agreement; free again where it came to nothing';

-- An umbrella's amendment covers nobody either.
alter table agreement
    drop constraint agreement_covers_people,
    add constraint agreement_covers_people check (
        case when kind = 'PKS' or kind = 'AMENDMENT' and quota is not null
            then num_nulls(regime, sector, quota, fund_source, refund_policy, min_age, occupations) = 0
            else num_nonnulls(regime, risk_class, sector, quota, fund_source, budget_code, refund_policy, min_age,
                              max_per_family, occupations) = 0 end);

-- Open until its terms are the agreement's.
create unique index agreement_open_amendment on agreement (amends)
    where status in ('DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'IN_APPROVAL', 'READY_TO_SIGN', 'PARTLY_SIGNED', 'SIGNED');
create unique index agreement_amendment on agreement (amends, amendment_number) where status not in ('WITHDRAWN', 'REJECTED');

-- What was agreed and since when: number 0 as it was signed first, then one for each amendment.
create table agreement_version (
    id             uuid primary key,
    agreement_id   uuid    not null references agreement,
    number         integer not null check (number >= 0),
    source         uuid    not null references agreement,
    in_force_from  date    not null,
    title          text    not null,
    programs       text[]  not null,
    first_day      date    not null,
    months         integer not null,
    legal_basis    text[]  not null,
    signing_order  text    not null,
    renewable      boolean not null,
    regime         text,
    risk_class     text,
    sector         text,
    quota          integer,
    fund_source    text,
    budget_code    text,
    refund_policy  text,
    min_age        integer,
    max_per_family integer,
    occupations    text[],
    unique (agreement_id, number)
);
comment on column agreement_version.source is 'Whose text says so: the agreement itself, or the amendment';

create function agreed_version_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'What was once agreed never changes';
end $$;
create trigger agreement_version_immutable before update or delete or truncate on agreement_version
    for each statement execute function agreed_version_never_changes();
