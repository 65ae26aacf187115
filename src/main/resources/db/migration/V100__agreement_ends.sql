-- A successor that was terminated no longer follows: the question what comes after is open again.
drop index agreement_successor;
create unique index agreement_successor on agreement (predecessor)
    where status not in ('WITHDRAWN', 'REJECTED', 'TERMINATED');

-- LAPSED: the agreement ended before both heads had answered.
alter table agreement_termination drop constraint agreement_termination_outcome_check;
alter table agreement_termination add check (outcome in ('OPEN', 'AGREED', 'REFUSED', 'LAPSED'));
