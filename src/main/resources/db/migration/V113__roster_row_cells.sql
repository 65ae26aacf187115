-- What stood in the sheet in rows that are to be mended: the workbook with the findings shows it again. Row 0 is the header.
create table roster_row_cells (
    roster_id  uuid    not null references roster,
    row_number integer not null,
    key_id     integer not null,
    content    bytea   not null,
    primary key (roster_id, row_number)
);
comment on table roster_row_cells is 'Only of rejected rows: of all others, roster_person knows what is needed';
comment on column roster_row_cells.content is 'Sealed with the key key_id as a whole: any cell may hold an identity number';
