-- A wave may be filled with those who wait for a place.
alter table roster drop constraint roster_source_check;
alter table roster add constraint roster_source_check check (source in ('FILE', 'PREDECESSOR', 'WAITING_LIST'));
alter table roster_check drop constraint roster_check_source_check;
alter table roster_check add constraint roster_check_source_check check (source in ('FILE', 'PREDECESSOR', 'WAITING_LIST'));
