-- Rows of a roster that is uploaded anew are deleted; without these, each one is looked for in every row of these tables.
create index bill_line_person on bill_line (person_id);
create index cover_period_person on cover_period (person_id);
create index cover_cut_person on cover_cut (person_id);
