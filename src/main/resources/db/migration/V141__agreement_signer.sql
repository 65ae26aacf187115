-- Who signed, as the register of officials knew them: kept with the signature, so that it stays true whatever the register
-- says later. Signatures recorded before there was a register know name, position and mandate only.
alter table agreement_signature
    add column official uuid references official,
    add column capacity text,
    add column decree   text,
    add check ((official is null) = (capacity is null) and (official is null) = (decree is null));
comment on column agreement_signature.signer_position is 'The title as it is printed; with Pj., Plt. or Plh. by capacity';
