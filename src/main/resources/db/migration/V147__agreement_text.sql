-- The text of an agreement, article by article, as it went into each round of review: what is reviewed is what is signed.
create table agreement_text (
    agreement_id    uuid        not null references agreement,
    round           integer     not null check (round > 0),
    template_kind   text        not null,
    template_number integer     not null,
    sha256          text        not null check (length(sha256) = 64),
    made_by         text        not null,
    made_at         timestamptz not null,
    primary key (agreement_id, round),
    foreign key (template_kind, template_number) references text_template
);
comment on column agreement_text.sha256 is 'Over numbers, headings and bodies of all articles';

create table agreement_article (
    agreement_id     uuid    not null,
    round            integer not null,
    number           integer not null check (number > 0),
    heading          text    not null,
    body             text    not null,
    template_heading text,
    template_body    text,
    primary key (agreement_id, round, number),
    foreign key (agreement_id, round) references agreement_text,
    check ((template_heading is null) = (template_body is null))
);
comment on column agreement_article.template_body is 'What the template would have said; null where the article is the template''s';

create function reviewed_text_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'A text that went to review never changes';
end $$;
create trigger agreement_text_immutable before update or delete or truncate on agreement_text
    for each statement execute function reviewed_text_never_changes();
create trigger agreement_article_immutable before update or delete or truncate on agreement_article
    for each statement execute function reviewed_text_never_changes();

-- Articles that the drafter wrote for this agreement alone, until the text is sent; with their placeholders.
create table agreement_deviation (
    agreement_id    uuid        not null references agreement,
    number          integer     not null check (number > 0),
    template_kind   text        not null,
    template_number integer     not null,
    heading         text        not null,
    body            text        not null,
    changed_by      text        not null,
    changed_at      timestamptz not null,
    primary key (agreement_id, number),
    foreign key (template_kind, template_number) references text_template
);

create table agreement_comment (
    id           uuid primary key,
    seq          bigint      not null generated always as identity,
    agreement_id uuid        not null references agreement,
    round        integer     not null check (round > 0),
    article      integer     not null check (article > 0),
    author       text        not null,
    organisation text        not null,
    text         text        not null check (length(text) between 1 and 2000),
    at           timestamptz not null,
    closed_by    text,
    closed_at    timestamptz,
    check ((closed_at is null) = (closed_by is null))
);
comment on column agreement_comment.seq is 'In which order they were made, also those of one instant';
create index agreement_comment_round on agreement_comment (agreement_id, round, article, seq);
create index agreement_comment_open on agreement_comment (agreement_id) where closed_at is null;

create function comment_is_only_closed() returns trigger language plpgsql as $$
begin
    raise exception 'A comment is closed once and never changed';
end $$;
create trigger agreement_comment_kept before update on agreement_comment
    for each row when (old.closed_at is not null
        or (old.id, old.agreement_id, old.round, old.article, old.author, old.organisation, old.text, old.at)
           is distinct from
           (new.id, new.agreement_id, new.round, new.article, new.author, new.organisation, new.text, new.at))
    execute function comment_is_only_closed();
create trigger agreement_comment_stays before delete or truncate on agreement_comment
    for each statement execute function comment_is_only_closed();
