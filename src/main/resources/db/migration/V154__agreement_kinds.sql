-- Umbrellas and amendments are agreements too: of the same parties, with a text, numbers and signatures. An umbrella covers
-- nobody itself, so it says neither who is covered nor who pays.
alter table agreement
    add column kind text not null default 'PKS' check (kind in ('PKS', 'MOU', 'NOTA_KESEPAKATAN', 'AMENDMENT')),
    add column parent uuid references agreement,
    alter column regime drop not null,
    alter column sector drop not null,
    alter column quota drop not null,
    alter column fund_source drop not null,
    alter column refund_policy drop not null,
    alter column min_age drop not null,
    alter column occupations drop not null,
    add constraint agreement_covers_people check (
        case when kind in ('PKS', 'AMENDMENT')
            then num_nulls(regime, sector, quota, fund_source, refund_policy, min_age, occupations) = 0
            else num_nonnulls(regime, risk_class, sector, quota, fund_source, budget_code, refund_policy, min_age,
                              max_per_family, occupations) = 0 end);
alter table agreement alter column kind drop default;
comment on column agreement.parent is 'The umbrella that an agreement is made under';
create index agreement_parent on agreement (parent);
