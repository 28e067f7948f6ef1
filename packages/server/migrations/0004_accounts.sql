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
  constraint staff_have_an_email check (kind <> 'staff' or email is not null),
  constraint a_password_comes_with_a_second_factor check (password_hash is null or totp_secret is not null)
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
  valid_until timestamptz check (valid_until >= valid_from),
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
  proved_at timestamptz,
  ended_at timestamptz,
  end_cause text check (end_cause in ('sign-out', 'revoked', 'idle', 'expired', 'rotated', 'privilege-change'))
);
comment on table session is 'A signed-in browser. Only the SHA-256 of its token is kept. It ends at expires_at, after idle_minutes without a request, or when revoked.';
comment on column session.factors is 'How the person proved who they are: password, totp, recovery-code, passkey, psc, franceconnect, contact-code, birth-date, demo.';
comment on column session.proved_at is 'When the person last gave two factors: sensitive changes ask for it again after some minutes. Null: never in this session.';
comment on column session.device is 'Browser and system in a few words, for the list of sessions.';
create index session_of_account on session (account_id) where ended_at is null;
create index session_by_network on session (network_id, account_id);

-- ---------------------------------------------------------------- proofs

create table passkey (
  id uuid primary key,
  account_id uuid not null references account,
  credential_id text not null unique check (credential_id ~ '^[A-Za-z0-9_-]+$' and length(credential_id) between 16 and 1400),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  synced boolean not null,
  label text not null check (length(label) between 1 and 60),
  created_at timestamptz not null,
  last_used_at timestamptz
);
comment on table passkey is 'A WebAuthn credential that asks its holder for a PIN or a finger: two factors in one.';
comment on column passkey.counter is 'Signatures made, as the authenticator counts them; 0 for ever when it does not. It never goes back.';
comment on column passkey.synced is 'Kept in a keychain that follows the person from device to device.';
create index passkey_of_account on passkey (account_id);

create table recovery_code (
  account_id uuid not null references account,
  code_hash bytea not null check (length(code_hash) = 32),
  salt bytea not null check (length(salt) = 16),
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table recovery_code is 'Ten codes for whoever lost the phone, each worth one sign-in. Only slow hashes are kept, with the salt of the ten.';

create table invitation (
  id uuid primary key,
  network_id uuid not null references network,
  kind text not null check (kind in ('join', 'recover')),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  token_hash bytea not null unique check (length(token_hash) = 32),
  role text check (role in ('secretary', 'practitioner', 'replacement', 'centre-manager', 'coordinator', 'planner', 'regulator',
    'auditor', 'administrator')),
  site_ids uuid[],
  practitioner_id uuid references practitioner,
  membership_until timestamptz,
  account_id uuid references account,
  invited_by uuid references account,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  constraint an_invitation_ends_once check (accepted_at is null or withdrawn_at is null),
  constraint an_invitation_to_join_has_a_role check ((kind = 'join') = (role is not null)),
  constraint an_invitation_to_recover_has_an_account check ((kind = 'recover') = (account_id is not null)),
  constraint an_invited_agenda_has_a_practitioner check (role not in ('practitioner', 'replacement') or practitioner_id is not null),
  constraint an_invited_replacement_ends check (role <> 'replacement' or membership_until is not null)
);
comment on table invitation is 'A link sent to somebody: to join a network with a role, or to choose new proofs when all were lost. Only the SHA-256 of its token is kept.';
comment on column invitation.membership_until is 'The end of the role, once it is taken up.';
comment on column invitation.invited_by is 'Null: the command line.';
create unique index one_pending_invitation_a_role on invitation (network_id, email, kind, coalesce(role, '')) where accepted_at is null and withdrawn_at is null;

create table sign_in_challenge (
  id uuid primary key,
  purpose text not null check (purpose in ('second-factor', 'passkey-sign-in', 'prove', 'totp-enrolment', 'passkey-enrolment', 'password-reset')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  account_id uuid references account,
  invitation_id uuid references invitation on delete cascade,
  expected text,
  attempts_left smallint not null check (attempts_left >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz
);
comment on table sign_in_challenge is 'A step that waits for its answer: the second factor after a password, the signature of a passkey, a secret to confirm, a link to a new password.';
comment on column sign_in_challenge.expected is 'What the answer must fit: the challenge that a passkey signs, or the sealed secret of an authenticator application.';
create index sign_in_challenge_by_account on sign_in_challenge (account_id) where account_id is not null;
create index sign_in_challenge_by_time on sign_in_challenge (expires_at);

-- ---------------------------------------------------------------- what must never happen

create function keep_an_administrator() returns trigger language plpgsql as $$
begin
  if old.role = 'administrator' and old.valid_until is null and (new.role <> 'administrator' or new.valid_until is not null) then
    perform from membership m
      where m.network_id = old.network_id and m.role = 'administrator' and m.valid_until is null and m.id <> old.id
      order by m.id limit 1 for update;
    if not found then
      raise exception 'the last administrator of a network stays' using errcode = 'check_violation', constraint = 'a_network_keeps_an_administrator';
    end if;
  end if;
  return new;
end $$;
comment on function keep_an_administrator is 'Two administrators who remove each other at once wait for each other: one of them stays.';
create trigger a_network_keeps_an_administrator before update on membership for each row execute function keep_an_administrator();

create function works_elsewhere(an_account uuid, at timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from membership m where m.account_id = an_account and m.network_id <> fence() and (m.valid_until is null or m.valid_until > at))
$$;
comment on function works_elsewhere is 'Whether an account has a role in another network: its proofs are then not one network''s to replace. Yes or no, nothing more.';

create function end_sessions_of(an_account uuid, kept uuid, cause text, at timestamptz) returns integer language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    update session set ended_at = at, end_cause = cause
     where account_id = an_account and ended_at is null and id is distinct from kept returning 1)
  select count(*)::integer from ended
$$;
comment on function end_sessions_of is 'Ends the sessions of an account in every network, but one: its proofs changed. How many, nothing more.';

-- ---------------------------------------------------------------- fences

select fence_table('membership', '{select,insert,update}');
select fence_table('session');
select fence_table('invitation');
select share_table('account', '{select,insert,update}');
select share_table('passkey', '{select,insert,update,delete}');
select share_table('recovery_code', '{select,insert,update,delete}');
select share_table('sign_in_challenge', '{select,insert,update,delete}');
