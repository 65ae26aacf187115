-- Other names of a roster's columns, besides those that Payung knows by itself: the official upload layout is not public.
create table header_alias (
    alias      text primary key check (alias ~ '^[a-z0-9]{1,100}$'),
    column_key text        not null,
    set_by     text        not null,
    set_at     timestamptz not null
);
comment on column header_alias.alias is 'As headers are compared: small letters and digits alone';
comment on column header_alias.column_key is 'The column''s canonical header: nik, nama, …';
