-- By which a member number given to two people is found.
create index roster_person_registered on roster_person (registered_member_number) where registered_member_number is not null;
