-- People of a later wave are paid for from a later month of the agreement's period.
alter table bill add column months_before integer not null default 0;
alter table bill add check (months_before between 0 and months - 1);
comment on column bill.months_before is 'Months of the period before these people take part: never billed';
