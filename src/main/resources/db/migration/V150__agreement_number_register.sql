-- What became of each serial of an office in a year. A number is held from its reservation on; it is given back where the
-- agreement is withdrawn before anybody signed, and then taken again before a new one; after a signature it is spent.
create table agreement_number (
    id           bigint generated always as identity primary key,
    branch       text        not null references branch,
    year         integer     not null,
    serial       integer     not null check (serial > 0),
    number       text        not null,
    agreement_id uuid        not null references agreement,
    reserved_at  timestamptz not null,
    reserved_by  text        not null,
    outcome      text check (outcome in ('GIVEN_BACK', 'SPENT')),
    ended_at     timestamptz,
    ended_by     text,
    reason       text,
    check ((outcome is null) = (ended_at is null) and (outcome is null) = (ended_by is null)
        and (outcome is null) = (reason is null))
);
comment on column agreement_number.outcome is 'Null while the number belongs to its agreement';
create unique index agreement_number_held on agreement_number (branch, year, serial) where outcome is distinct from 'GIVEN_BACK';
create unique index agreement_number_of_agreement on agreement_number (agreement_id) where outcome is null;
create index agreement_number_register on agreement_number (branch, year, serial, id);

-- Numbers of before. Who reserved and who withdrew stands in the journal.
insert into agreement_number
    (branch, year, serial, number, agreement_id, reserved_at, reserved_by, outcome, ended_at, ended_by, reason)
select a.branch, right(a.branch_number, 4)::integer, split_part(a.branch_number, '/', 2)::integer, a.branch_number, a.id,
       coalesce(reserved.at, a.drafted_at), coalesce(reserved.actor, 'payung'), ends.outcome,
       case when ends.outcome is not null then coalesce(withdrawn.at, reserved.at, a.drafted_at) end,
       case when ends.outcome is not null then coalesce(withdrawn.actor, 'payung') end,
       case when ends.outcome is not null then coalesce(withdrawn.note, '') end
  from agreement a
 cross join lateral (
    select case when a.status in ('WITHDRAWN', 'REJECTED') then
        case when exists (select 1 from agreement_signature s where s.agreement_id = a.id) then 'SPENT' else 'GIVEN_BACK' end
    end as outcome) ends
  left join lateral (
    select at, actor from journal j
     where j.agreement_id = a.id and j.event = 'agreement.numberReserved' order by seq desc limit 1) reserved on true
  left join lateral (
    select at, actor, note from journal j
     where j.agreement_id = a.id and j.event = 'agreement.withdrawn' order by seq desc limit 1) withdrawn on true
 where a.branch_number ~ '^PER/[0-9]{1,9}/[0-9]{6}$'
 order by a.branch, 2, 3;

-- The same number may be given again, to one agreement at a time.
update agreement a set branch_number = null
 where exists (select 1 from agreement_number n where n.agreement_id = a.id and n.outcome = 'GIVEN_BACK');

insert into agreement_number_series (branch, year, last_serial)
select branch, year, max(serial) from agreement_number group by branch, year
on conflict (branch, year) do update set last_serial = greatest(agreement_number_series.last_serial, excluded.last_serial);
comment on table agreement_number_series is 'The highest serial that was ever given; locked by whoever reserves one';
