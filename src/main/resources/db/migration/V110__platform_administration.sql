-- What operators did with organisations, staff and accounts, in the order it happened. Rows are only ever added.
create table administration (
    seq     bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null,
    event   text        not null,
    subject text        not null,
    before  text,
    after   text
);

create trigger administration_append_only before update or delete or truncate on administration
    for each statement execute function journal_is_append_only();

-- Links by which people set their own password, once. Only hashes: whoever reads this table signs in as nobody.
create table password_link (
    user_id     text        primary key,
    token_hash  bytea       not null unique,
    valid_until timestamptz not null
);
