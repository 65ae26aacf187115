-- Those who left stay, because history tells their names. Auditors and operators work for no party.
alter table staff_member alter column organisation drop not null;
alter table staff_member add column active boolean not null default true;
