-- Texts of agreements as legal staff write them: versions of a kind's articles, with placeholders. What is published never
-- changes; a change is another version that holds from another day on.
create table text_template (
    kind         text        not null,
    number       integer     not null check (number > 0),
    branch       text references branch,
    note         text        not null,
    revision     integer     not null check (revision > 0),
    drafted_by   text        not null,
    drafted_at   timestamptz not null,
    changed_by   text        not null,
    changed_at   timestamptz not null,
    valid_from   date,
    published_by text,
    published_at timestamptz,
    sha256       text check (length(sha256) = 64),
    primary key (kind, number),
    check ((published_at is null) = (published_by is null)),
    check ((published_at is null) = (valid_from is null)),
    check ((published_at is null) = (sha256 is null))
);
comment on column text_template.branch is 'Null: for every office that has none of its own';
comment on column text_template.revision is 'Counts the changes of the draft, so that nobody overwrites what somebody else wrote meanwhile';
comment on column text_template.valid_from is 'Null: a draft';
comment on column text_template.sha256 is 'Of the articles and clauses as published; null for a draft';

create table text_template_article (
    kind     text    not null,
    number   integer not null,
    position integer not null check (position > 0),
    heading  text    not null,
    body     text    not null,
    primary key (kind, number, position),
    foreign key (kind, number) references text_template on delete cascade
);
create table text_template_clause (
    kind   text    not null,
    number integer not null,
    field  text    not null,
    option text    not null,
    body   text    not null,
    primary key (kind, number, field, option),
    foreign key (kind, number) references text_template on delete cascade
);
comment on table text_template_clause is 'Texts among which the terms choose: one for each way to refund, say';

create function text_template_sha256(of_kind text, of_number integer) returns text language sql stable as $$
    select encode(sha256(convert_to(string_agg(part, chr(30) order by place collate "C"), 'UTF8')), 'hex')
      from (select lpad(position::text, 5, '0') as place, heading || chr(31) || body as part
              from text_template_article where kind = of_kind and number = of_number
             union all
            select 'clause ' || field || chr(31) || option, field || chr(31) || option || chr(31) || body
              from text_template_clause where kind = of_kind and number = of_number) as parts
$$;

create function published_template_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'A published template never changes';
end $$;

create trigger text_template_frozen before update or delete on text_template
    for each row when (old.published_at is not null) execute function published_template_never_changes();
create trigger text_template_kept before truncate on text_template
    for each statement execute function published_template_never_changes();

create function published_part_never_changes() returns trigger language plpgsql as $$
begin
    if exists (select 1 from text_template t where t.published_at is not null
                and (tg_op <> 'INSERT' and (t.kind, t.number) = (old.kind, old.number)
                  or tg_op <> 'DELETE' and (t.kind, t.number) = (new.kind, new.number))) then
        raise exception 'A published template never changes';
    end if;
    return coalesce(new, old);
end $$;

create trigger text_template_article_frozen before insert or update or delete on text_template_article
    for each row execute function published_part_never_changes();
create trigger text_template_article_kept before truncate on text_template_article
    for each statement execute function published_template_never_changes();
create trigger text_template_clause_frozen before insert or update or delete on text_template_clause
    for each row execute function published_part_never_changes();
create trigger text_template_clause_kept before truncate on text_template_clause
    for each statement execute function published_template_never_changes();
