-- The words of papers, for searching: bounded, and without numbers as long as an identity number. Papers of before are read
-- by and by. A paper without a row has not been looked at yet; an empty text was looked at and says nothing.
create table document_text (
    document_id  uuid primary key references document,
    agreement_id uuid not null,
    text         text not null,
    words        tsvector generated always as (to_tsvector('indonesian', text)) stored
);
create index document_text_words on document_text using gin (words);
