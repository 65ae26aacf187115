alter table agreement add column idempotency_content text;
comment on column agreement.idempotency_content is 'Digest of the request that opened the draft';
