-- What an agreement is found by: title and numbers first, then who made it, then on what it rests.
alter table agreement add column words tsvector;
create index agreement_words on agreement using gin (words);

create function agreement_finds_words() returns trigger language plpgsql set search_path from current as $$
begin
    new.words :=
        setweight(to_tsvector('indonesian', concat_ws(' ', new.title, new.branch_number, new.municipal_number,
            translate(new.branch_number, '/.', '  '), translate(new.municipal_number, '/.', '  '))), 'A')
        || setweight(to_tsvector('indonesian', concat_ws(' ',
            (select concat_ws(' ', b.name, b.place) from branch b where b.id = new.branch),
            (select m.name from municipality m where m.id = new.municipality),
            (select g.name from agency g where g.municipality = new.municipality and g.id = new.agency))), 'B')
        || setweight(to_tsvector('indonesian', concat_ws(' ', array_to_string(new.legal_basis, ' '), new.budget_code,
            array_to_string(new.programs, ' '),
            case when 'JKK' = any (new.programs) then 'Jaminan Kecelakaan Kerja' end,
            case when 'JKM' = any (new.programs) then 'Jaminan Kematian' end,
            case when 'JHT' = any (new.programs) then 'Jaminan Hari Tua' end,
            case when 'JP' = any (new.programs) then 'Jaminan Pensiun' end)), 'C');
    return new;
end $$;
create trigger agreement_words before insert or update on agreement
    for each row execute function agreement_finds_words();

-- Parties are found by what they are called now.
create function agreement_finds_words_anew() returns trigger language plpgsql set search_path from current as $$
begin
    if tg_table_name = 'branch' then
        update agreement set words = null where branch = new.id;
    elsif tg_table_name = 'municipality' then
        update agreement set words = null where municipality = new.id;
    else
        update agreement set words = null where municipality = new.municipality and agency = new.id;
    end if;
    return null;
end $$;
create trigger branch_words after update on branch
    for each row when (old.name is distinct from new.name or old.place is distinct from new.place)
    execute function agreement_finds_words_anew();
create trigger municipality_words after update on municipality
    for each row when (old.name is distinct from new.name) execute function agreement_finds_words_anew();
create trigger agency_words after update on agency
    for each row when (old.name is distinct from new.name) execute function agreement_finds_words_anew();

update agreement set words = null;
