-- Requests of before named no ground: both heads decided by consent.
alter table agreement_termination add column ground text not null default 'MUTUAL'
    check (ground in ('MUTUAL', 'BUDGET_CUT', 'BREACH', 'FORCE_MAJEURE', 'CHANGE_OF_LAW', 'REORGANISATION'));
alter table agreement_termination alter column ground drop default;
