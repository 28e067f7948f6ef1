-- Sign-in at another server (Pro Santé Connect, FranceConnect), and sign-in of patients and relatives by a code.

create table account_identity (
  provider text not null check (provider in ('psc', 'franceconnect', 'contact')),
  subject_hash bytea not null check (length(subject_hash) = 32),
  account_id uuid not null references account,
  sealed text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (provider, subject_hash)
);
comment on table account_identity is 'By what an account is recognised: a subject of another server, or a contact with a birth date. Only keyed hashes.';
comment on column account_identity.sealed is 'contact: the checked contact, sealed with a key derived from the server''s secret; else null.';
create index account_identity_by_account on account_identity (account_id);

create table oidc_transaction (
  id uuid primary key,
  network_id uuid not null references network,
  provider text not null check (provider in ('psc', 'franceconnect')),
  state_hash bytea not null unique check (length(state_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  return_path text check (return_path like '/%'),
  expires_at timestamptz not null
);
comment on table oidc_transaction is 'A sign-in begun at another server: deleted by the first answer, worth something in the browser that began only.';
comment on column oidc_transaction.browser_hash is 'Of the browser''s cookie. The nonce and the PKCE verifier are derived from it and the state: neither is kept.';
create index oidc_transaction_by_end on oidc_transaction (expires_at);

create table oidc_session (
  session_id uuid primary key references session on delete cascade,
  network_id uuid not null references network,
  provider text not null check (provider in ('psc', 'franceconnect')),
  sealed_id_token text not null
);
comment on table oidc_session is 'The other server''s token of a session, sealed: signing out there asks for it. It goes with the session.';

create table person_code (
  id uuid primary key,
  network_id uuid not null references network,
  contact_hash bytea not null check (length(contact_hash) = 32),
  sealed text not null,
  code_hash bytea check (length(code_hash) = 32),
  attempts_left smallint not null check (attempts_left >= 0),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table person_code is 'Sign-in of patients and relatives. A row is written whether the contact is known or not; a job then looks, and sends a code or nothing.';
comment on column person_code.sealed is 'Contact, birth date and language, sealed; deleted within a day.';
comment on column person_code.code_hash is 'Null until a code is sent, and for ever when nobody has this contact: any code is then a wrong one.';
create index person_code_by_contact on person_code (contact_hash, sent_at);

select share_table('account_identity', '{select,insert,update,delete}');
select fence_table('oidc_transaction', '{select,insert,delete}');
select fence_table('oidc_session', '{select,insert,delete}');
select fence_table('person_code', '{select,insert,update,delete}');
