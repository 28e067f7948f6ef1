-- How whoever recorded a request knew that it came from the person (RGPD art. 12.6).

alter table rights_request add column identity_check text
  check (identity_check in ('document', 'call-back', 'known-by-staff', 'not-yet'));
comment on column rights_request.identity_check is 'How it was checked that the person asks: a document seen, a call to the known number, known by the staff; no copy is kept. Null: the person was signed in, or a request of before.';
