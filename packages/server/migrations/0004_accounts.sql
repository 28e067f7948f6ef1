-- Who comes in: accounts, what they may do in which network, and their sessions.
-- Accounts belong to people, not to networks; what they may do (membership) and who was invited are fenced by network.

create table account (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'person')),
  display_name text not null check (length(display_name) between 1 and 100),
  email text check (email = lower(email) and length(email) <= 254),
  language text not null default 'fr' check (language in ('fr', 'en')),
  practitioner_id uuid unique references practitioner,
  demo boolean not null default false,
  password_hash text,
  password_changed_at timestamptz,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  created_at timestamptz not null,
  closed_at timestamptz,
  constraint staff_have_an_email check (kind <> 'staff' or email is not null)
);
comment on table account is 'A person who signs in. Staff sign in with two factors; a patient or relative (person) by a code or by FranceConnect.';
comment on column account.practitioner_id is 'The professional that this account is: matched by RPPS at Pro Santé Connect, or named in the invitation.';
comment on column account.demo is 'Made by a scenario: one press signs in, never in production.';
comment on column account.totp_secret is 'Sealed with a key derived from the server''s secret.';
comment on column account.totp_last_step is 'The last time step that was accepted: a code serves once.';
create unique index account_of_staff_by_email on account (email) where kind = 'staff' and closed_at is null;

create table membership (
  id uuid primary key,
  network_id uuid not null references network,
  account_id uuid not null references account,
  role text not null check (role in ('patient', 'relative', 'secretary', 'practitioner', 'replacement', 'centre-manager',
    'coordinator', 'planner', 'regulator', 'auditor', 'administrator')),
  site_ids uuid[],
  practitioner_id uuid references practitioner,
  patient_id uuid references patient,
  valid_from timestamptz not null,
  valid_until timestamptz check (valid_until > valid_from),
  granted_by uuid references account,
  constraint an_agenda_role_has_a_practitioner check (role not in ('practitioner', 'replacement') or practitioner_id is not null),
  constraint a_replacement_ends check (role <> 'replacement' or valid_until is not null),
  constraint a_record_role_has_a_patient check ((role in ('patient', 'relative')) = (patient_id is not null))
);
comment on table membership is 'What an account may do in a network: a role, over all sites or some, for an agenda or a record, during a time.';
comment on column membership.site_ids is 'The sites it covers; null: all sites of the network.';
comment on column membership.practitioner_id is 'Whose agenda: the practitioner''s own; for a replacement, that of the replaced.';
comment on column membership.valid_until is 'Revoked or ended from then on. A replacement always has an end.';
create index membership_by_account on membership (account_id);
create index membership_by_patient on membership (patient_id) where patient_id is not null;

create table session (
  id uuid primary key,
  account_id uuid not null references account,
  network_id uuid not null references network,
  token_hash bytea not null unique check (length(token_hash) = 32),
  factors text[] not null check (cardinality(factors) > 0),
  device text not null default '',
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  idle_minutes integer not null check (idle_minutes > 0),
  ended_at timestamptz,
  end_cause text check (end_cause in ('sign-out', 'revoked', 'idle', 'expired', 'rotated', 'privilege-change'))
);
comment on table session is 'A signed-in browser. Only the SHA-256 of its token is kept. It ends at expires_at, after idle_minutes without a request, or when revoked.';
comment on column session.factors is 'How the person proved who they are: password, totp, recovery-code, passkey, psc, franceconnect, contact-code, birth-date, demo.';
comment on column session.device is 'Browser and system in a few words, for the list of sessions.';
create index session_of_account on session (account_id) where ended_at is null;
