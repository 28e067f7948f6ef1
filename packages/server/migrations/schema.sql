-- The schema after all migrations. Made by `npm run schema`; a test compares it. Do not edit.

create table absence (
  practitioner_id uuid not null,
  id uuid not null,
  network_id uuid not null,
  local_start timestamp without time zone not null,
  local_end timestamp without time zone not null,
  time_zone text not null,
  recurrence text,
  cause text not null,
  constraint absence_pkey PRIMARY KEY (practitioner_id, id),
  constraint absence_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint absence_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint absence_cause_check CHECK ((cause = ANY (ARRAY['leave'::text, 'sick'::text, 'training'::text, 'meeting'::text, 'other'::text]))),
  constraint an_absence_ends_after_it_starts CHECK ((local_end > local_start))
);

create table access_day (
  network_id uuid not null default fence(),
  reason_id uuid not null,
  day date not null,
  at timestamp with time zone not null,
  travel text not null,
  sites uuid[] not null,
  communes text[] not null,
  minutes_48h smallint[] not null,
  minutes_7d smallint[] not null,
  minutes_30d smallint[] not null,
  site_7d smallint[] not null,
  third_hours_15 smallint[] not null,
  third_hours_20 smallint[] not null,
  third_hours_30 smallint[] not null,
  constraint access_day_pkey PRIMARY KEY (network_id, reason_id, day),
  constraint access_day_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint access_day_reason_id_fkey FOREIGN KEY (reason_id) REFERENCES reason(id) ON DELETE CASCADE,
  constraint access_day_has_a_figure_each CHECK ((cardinality(communes) = ALL (ARRAY[cardinality(minutes_48h), cardinality(minutes_7d), cardinality(minutes_30d), cardinality(site_7d), cardinality(third_hours_15), cardinality(third_hours_20), cardinality(third_hours_30)])))
);
comment on column access_day.day is 'Of the network''s time zone; the slots are those of `at`.';
comment on column access_day.travel is 'How the minutes were made.';
comment on column access_day.communes is 'INSEE codes, rising.';
comment on column access_day.minutes_7d is 'Whole minutes by car to the nearest site with a slot within 7 days that anybody could book; null: none.';
comment on column access_day.site_7d is 'Place of that site in `sites`, from 1; null: none.';
comment on column access_day.third_hours_15 is 'Hours, rounded up, to the third free slot among the sites within 15 minutes; null: fewer than three within 30 days.';

create table account (
  id uuid not null,
  kind text not null,
  display_name text not null,
  email text,
  language text not null default 'fr'::text,
  practitioner_id uuid,
  demo boolean not null default false,
  password_hash text,
  password_changed_at timestamp with time zone,
  totp_secret text,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  network_id uuid,
  constraint account_practitioner_id_key UNIQUE (practitioner_id),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint account_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint a_password_comes_with_a_second_factor CHECK (((password_hash IS NULL) OR (totp_secret IS NOT NULL))),
  constraint a_person_is_of_one_network CHECK (((kind = 'person'::text) = (network_id IS NOT NULL))),
  constraint account_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 100))),
  constraint account_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'person'::text]))),
  constraint account_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint staff_have_an_email CHECK (((kind <> 'staff'::text) OR (email IS NOT NULL)))
);
comment on column account.practitioner_id is 'The professional that this account is: matched by RPPS at Pro Santé Connect, or named in the invitation.';
comment on column account.demo is 'Made by a scenario: one press signs in, never in production.';
comment on column account.totp_secret is 'Sealed with a key derived from the server''s secret.';
comment on column account.totp_last_step is 'The last time step that was accepted: a code serves once.';
comment on column account.network_id is 'Of a person: the network where they are a patient or a relative. Null for staff, who may work in several.';

create table account_identity (
  provider text not null,
  subject_hash bytea not null,
  account_id uuid not null,
  sealed text,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  network_id uuid not null default fence(),
  constraint account_identity_pkey PRIMARY KEY (network_id, provider, subject_hash),
  constraint account_identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_identity_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint account_identity_provider_check CHECK ((provider = ANY (ARRAY['psc'::text, 'franceconnect'::text, 'contact'::text]))),
  constraint account_identity_subject_hash_check CHECK ((length(subject_hash) = 32))
);
comment on column account_identity.sealed is 'contact: the checked contact, sealed with a key derived from the server''s secret; else null.';

create table appointment (
  practitioner_id uuid not null,
  id uuid not null,
  network_id uuid not null,
  site_id uuid not null,
  room_id uuid,
  opening_id uuid,
  reason_id uuid not null,
  patient_id uuid,
  contact_person_id uuid,
  status text not null,
  period tstzrange not null,
  lane smallint not null default 0,
  modality text not null,
  travel_minutes smallint,
  hold_expires_at timestamp with time zone,
  hold_extended boolean not null default false,
  note text,
  wants_earlier boolean not null default false,
  booked_by text not null,
  moved_from_id uuid,
  cancelled_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  anonymised_at timestamp with time zone,
  constraint appointment_pkey PRIMARY KEY (practitioner_id, id),
  constraint appointment_contact_person_id_fkey FOREIGN KEY (contact_person_id) REFERENCES contact_person(id),
  constraint appointment_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint appointment_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint appointment_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint appointment_reason_id_fkey FOREIGN KEY (reason_id) REFERENCES reason(id),
  constraint appointment_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id),
  constraint appointment_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id),
  constraint a_booked_appointment_has_a_patient CHECK (((status = ANY (ARRAY['held'::text, 'expired'::text, 'released'::text])) OR (patient_id IS NOT NULL) OR (anonymised_at IS NOT NULL))),
  constraint a_hold_has_an_end CHECK (((status <> 'held'::text) OR (hold_expires_at IS NOT NULL))),
  constraint an_anonymised_appointment_names_nobody CHECK (((anonymised_at IS NULL) OR ((patient_id IS NULL) AND (contact_person_id IS NULL) AND (note IS NULL)))),
  constraint appointment_booked_by_check CHECK ((booked_by = ANY (ARRAY['patient'::text, 'relative'::text, 'office'::text]))),
  constraint appointment_modality_check CHECK ((modality = ANY (ARRAY['on-site'::text, 'tele'::text, 'home'::text]))),
  constraint appointment_note_check CHECK ((length(note) <= 500)),
  constraint appointment_period_check CHECK ((NOT isempty(period))),
  constraint appointment_status_check CHECK ((status = ANY (ARRAY['held'::text, 'booked'::text, 'arrived'::text, 'in-progress'::text, 'fulfilled'::text, 'cancelled-by-patient'::text, 'cancelled-by-site'::text, 'no-show'::text, 'expired'::text, 'released'::text])))
);
comment on column appointment.anonymised_at is 'From then on it counts, and belongs to nobody.';

create table appointment_transition (
  from_status text not null,
  to_status text not null,
  constraint appointment_transition_pkey PRIMARY KEY (from_status, to_status)
);

create table attempt (
  key bytea not null,
  at timestamp with time zone not null
);

create table audit (
  id bigint not null generated always as identity,
  network_id uuid not null,
  practitioner_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  outcome text not null default 'done'::text,
  detail jsonb not null default '{}'::jsonb,
  request_id text,
  from_network text,
  break_glass_id uuid,
  constraint audit_pkey PRIMARY KEY (practitioner_id, id),
  constraint audit_from_network_check CHECK ((from_network ~ '^[0-9a-f.:]+/(24|48)$'::text))
);
comment on column audit.from_network is 'Network of the address that asked: the first 24 bits of an IPv4 address, 48 of an IPv6 one; null: a task, or a line of before.';
comment on column audit.break_glass_id is 'Why: the reason given to open this record outside care. The text is in break_glass, so that it can be erased.';

create table audit_removal (
  network_id uuid not null,
  up_to_seal bigint not null,
  last_audit_id bigint not null,
  removed_at timestamp with time zone not null,
  constraint audit_removal_pkey PRIMARY KEY (network_id, up_to_seal)
);

create table audit_seal (
  network_id uuid not null,
  number bigint not null,
  last_audit_id bigint not null,
  entries integer not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  version smallint not null default 2,
  digest bytea not null,
  constraint a_seal_goes_further_than_the_one_before UNIQUE (network_id, last_audit_id),
  constraint audit_seal_pkey PRIMARY KEY (network_id, number),
  constraint audit_seal_digest_check CHECK ((length(digest) = 32)),
  constraint audit_seal_entries_check CHECK ((entries > 0)),
  constraint audit_seal_hash_check CHECK ((length(hash) = 32)),
  constraint audit_seal_number_check CHECK ((number > 0)),
  constraint audit_seal_version_check CHECK ((version = ANY (ARRAY[1, 2])))
);
comment on column audit_seal.last_audit_id is 'The link covers the network''s lines above the one before it, up to this one.';
comment on column audit_seal.hash is 'SHA-256 of the hash before (the network''s id for the first link), of the digest of the lines and, since version 2, of the rest of the link: see audit_link.';
comment on column audit_seal.version is 'What the hash is made of: see audit_link. 1: sealed before this column was there.';
comment on column audit_seal.digest is 'The digest of the lines when they were sealed: see audit_digest.';

create table audit_verification (
  network_id uuid not null,
  at timestamp with time zone not null,
  seals integer not null,
  holds boolean not null,
  fault_after bigint,
  fault_up_to bigint,
  constraint audit_verification_pkey PRIMARY KEY (network_id, at)
);

create table break_glass (
  id uuid not null,
  network_id uuid not null,
  account_id uuid not null,
  patient_id uuid,
  reason text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint break_glass_pkey PRIMARY KEY (id),
  constraint break_glass_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint break_glass_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint break_glass_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id) ON DELETE SET NULL,
  constraint break_glass_check CHECK ((ends_at > starts_at)),
  constraint break_glass_reason_check CHECK (((length(reason) >= 10) AND (length(reason) <= 500)))
);
comment on column break_glass.reason is 'In the words of who opened it. Null once the patient was erased.';

create table contact_code (
  id uuid not null,
  appointment_id uuid not null,
  contact_hash bytea not null,
  code_hash bytea not null,
  attempts_left smallint not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  network_id uuid not null default fence(),
  constraint contact_code_pkey PRIMARY KEY (id),
  constraint contact_code_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint contact_code_attempts_left_check CHECK ((attempts_left >= 0))
);

create table contact_person (
  id uuid not null,
  patient_id uuid not null,
  relationship text not null,
  email text,
  phone text,
  created_at timestamp with time zone not null,
  network_id uuid not null default fence(),
  confirmed_at timestamp with time zone,
  confirmed_by text,
  name text,
  asked_at timestamp with time zone,
  constraint contact_person_pkey PRIMARY KEY (id),
  constraint contact_person_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint contact_person_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint contact_person_check CHECK (((email IS NOT NULL) OR (phone IS NOT NULL))),
  constraint contact_person_confirmed CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint contact_person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint contact_person_phone_check CHECK ((phone ~ '^\+[0-9]{8,15}$'::text)),
  constraint contact_person_relationship_check CHECK ((relationship = ANY (ARRAY['parent'::text, 'child'::text, 'partner'::text, 'carer'::text, 'social-worker'::text, 'other'::text])))
);
comment on column contact_person.confirmed_at is 'Since when this relative may open the record. Null: messages of an appointment only.';
comment on column contact_person.confirmed_by is 'Who of the staff confirmed it with the patient.';
comment on column contact_person.name is 'As the desk wrote it. Null: a contact typed in a booking on the web.';
comment on column contact_person.asked_at is 'Since when the patient asks, in their own space, that this person may open the record. Null: never asked there.';

create table erasure (
  patient_id uuid not null,
  network_id uuid not null,
  mode text not null,
  erased_at timestamp with time zone not null,
  constraint erasure_pkey PRIMARY KEY (patient_id),
  constraint erasure_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint erasure_mode_check CHECK ((mode = ANY (ARRAY['erase'::text, 'anonymise'::text, 'restrict'::text])))
);

create table event (
  id bigint not null generated always as identity,
  practitioner_id uuid not null,
  network_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  detail jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (practitioner_id, id)
);

create table free_interval (
  practitioner_id uuid not null,
  opening_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  opening_starts_at timestamp with time zone not null,
  opening_ends_at timestamp with time zone not null,
  site_id uuid not null,
  service_id uuid not null,
  audience text not null,
  network_id uuid not null,
  constraint free_interval_pkey PRIMARY KEY (practitioner_id, opening_id, starts_at),
  constraint free_interval_practitioner_id_opening_id_fkey FOREIGN KEY (practitioner_id, opening_id) REFERENCES opening(practitioner_id, id) ON DELETE CASCADE,
  constraint free_interval_check CHECK ((ends_at > starts_at))
);

create table idempotency_key (
  key text not null,
  action text not null,
  request_hash bytea not null,
  status smallint,
  response jsonb,
  created_at timestamp with time zone not null,
  network_id uuid not null default fence(),
  constraint idempotency_key_pkey PRIMARY KEY (network_id, key, action),
  constraint idempotency_key_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)))
);

create table invitation (
  id uuid not null,
  network_id uuid not null,
  kind text not null,
  email text not null,
  token_hash bytea not null,
  role text,
  site_ids uuid[],
  practitioner_id uuid,
  membership_until timestamp with time zone,
  account_id uuid,
  invited_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES account(id),
  constraint invitation_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint invitation_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint an_invitation_ends_once CHECK (((accepted_at IS NULL) OR (withdrawn_at IS NULL))),
  constraint an_invitation_to_join_has_a_role CHECK (((kind = 'join'::text) = (role IS NOT NULL))),
  constraint an_invitation_to_recover_has_an_account CHECK (((kind = 'recover'::text) = (account_id IS NOT NULL))),
  constraint an_invited_agenda_has_a_practitioner CHECK (((role <> ALL (ARRAY['practitioner'::text, 'replacement'::text])) OR (practitioner_id IS NOT NULL))),
  constraint an_invited_replacement_ends CHECK (((role <> 'replacement'::text) OR (membership_until IS NOT NULL))),
  constraint invitation_check CHECK ((expires_at > created_at)),
  constraint invitation_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
  constraint invitation_kind_check CHECK ((kind = ANY (ARRAY['join'::text, 'recover'::text]))),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['secretary'::text, 'practitioner'::text, 'replacement'::text, 'centre-manager'::text, 'coordinator'::text, 'planner'::text, 'regulator'::text, 'auditor'::text, 'administrator'::text]))),
  constraint invitation_token_hash_check CHECK ((length(token_hash) = 32))
);
comment on column invitation.membership_until is 'The end of the role, once it is taken up.';
comment on column invitation.invited_by is 'Null: the command line.';

create table membership (
  id uuid not null,
  network_id uuid not null,
  account_id uuid not null,
  role text not null,
  site_ids uuid[],
  practitioner_id uuid,
  patient_id uuid,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone,
  granted_by uuid,
  bookings_only boolean not null default false,
  constraint membership_pkey PRIMARY KEY (id),
  constraint membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint membership_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES account(id),
  constraint membership_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint membership_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint membership_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint a_record_role_has_a_patient CHECK (((role = ANY (ARRAY['patient'::text, 'relative'::text])) = (patient_id IS NOT NULL))),
  constraint a_replacement_ends CHECK (((role <> 'replacement'::text) OR (valid_until IS NOT NULL))),
  constraint an_agenda_role_has_a_practitioner CHECK (((role <> ALL (ARRAY['practitioner'::text, 'replacement'::text])) OR (practitioner_id IS NOT NULL))),
  constraint membership_check CHECK ((valid_until >= valid_from)),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['patient'::text, 'relative'::text, 'secretary'::text, 'practitioner'::text, 'replacement'::text, 'centre-manager'::text, 'coordinator'::text, 'planner'::text, 'regulator'::text, 'auditor'::text, 'administrator'::text]))),
  constraint only_a_patient_is_held_to_bookings CHECK (((NOT bookings_only) OR (role = 'patient'::text)))
);
comment on column membership.site_ids is 'The sites it covers; null: all sites of the network.';
comment on column membership.practitioner_id is 'Whose agenda: the practitioner''s own; for a replacement, that of the replaced.';
comment on column membership.valid_until is 'Revoked or ended from then on. A replacement always has an end.';
comment on column membership.bookings_only is 'Opens what was booked with the contact of the account, not the record: nobody confirmed that contact yet.';

create table message (
  id uuid not null,
  network_id uuid not null,
  appointment_id uuid,
  kind text not null,
  channel text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  attachment text,
  created_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  constraint message_pkey PRIMARY KEY (id),
  constraint message_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint message_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text])))
);
comment on column message.claimed_at is 'When a worker took it to the courier. It is worth some minutes: then the worker is taken for dead.';

create table network (
  id uuid not null,
  slug text not null,
  name text not null,
  short_name text not null,
  phone text not null,
  phone_hours jsonb not null,
  emergency jsonb not null,
  alarm_words jsonb not null default '[]'::jsonb,
  time_zone text not null default 'Europe/Paris'::text,
  departements text[] not null,
  language text not null default 'fr'::text,
  scenario text,
  scenario_loaded_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint network_slug_key UNIQUE (slug),
  constraint network_pkey PRIMARY KEY (id),
  constraint network_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint network_slug_check CHECK ((slug ~ '^[a-z0-9-]{2,40}$'::text))
);
comment on column network.phone_hours is 'When the one phone number answers: {fr, en}, a sentence.';
comment on column network.emergency is 'Dated numbers of the territory: [{number, label: {fr,en}, validFrom, source}].';
comment on column network.alarm_words is 'Words that must lead to the 15, dated, with their source: [{words: {fr: [], en: []}, advice: {fr, en}, validFrom, source}].';
comment on column network.scenario is 'The scenario that made this network; null for a real one.';

create table occupation (
  resource_id uuid not null,
  period tstzrange not null,
  lane smallint not null default 0,
  cause text not null,
  source_id uuid not null,
  network_id uuid not null default fence(),
  constraint occupation_no_overlap EXCLUDE USING gist (resource_id WITH =, lane WITH =, period WITH &&),
  constraint occupation_cause_check CHECK ((cause = ANY (ARRAY['appointment'::text, 'hold'::text, 'absence'::text, 'duty'::text, 'rest'::text, 'round'::text, 'travel'::text, 'meeting'::text]))),
  constraint occupation_lane_check CHECK ((lane >= 0)),
  constraint occupation_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)) AND (NOT upper_inf(period))))
);
comment on column occupation.lane is 'Above 0: a deliberate overbooking, with its author and reason in the audit.';

create table oidc_session (
  session_id uuid not null,
  network_id uuid not null,
  provider text not null,
  sealed_id_token text not null,
  constraint oidc_session_pkey PRIMARY KEY (session_id),
  constraint oidc_session_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint oidc_session_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE,
  constraint oidc_session_provider_check CHECK ((provider = ANY (ARRAY['psc'::text, 'franceconnect'::text])))
);

create table oidc_transaction (
  id uuid not null,
  network_id uuid not null,
  provider text not null,
  state_hash bytea not null,
  browser_hash bytea not null,
  return_path text,
  expires_at timestamp with time zone not null,
  invitation_id uuid,
  constraint oidc_transaction_state_hash_key UNIQUE (state_hash),
  constraint oidc_transaction_pkey PRIMARY KEY (id),
  constraint oidc_transaction_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitation(id) ON DELETE CASCADE,
  constraint oidc_transaction_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint oidc_transaction_browser_hash_check CHECK ((length(browser_hash) = 32)),
  constraint oidc_transaction_provider_check CHECK ((provider = ANY (ARRAY['psc'::text, 'franceconnect'::text]))),
  constraint oidc_transaction_return_path_check CHECK ((return_path ~~ '/%'::text)),
  constraint oidc_transaction_state_hash_check CHECK ((length(state_hash) = 32))
);
comment on column oidc_transaction.browser_hash is 'Of the browser''s cookie. The nonce and the PKCE verifier are derived from it and the state: neither is kept.';
comment on column oidc_transaction.invitation_id is 'The invitation that this sign-in takes up; null: a sign-in with an account that is there.';

create table opening (
  practitioner_id uuid not null,
  id uuid not null,
  network_id uuid not null,
  site_id uuid not null,
  room_id uuid,
  service_id uuid not null,
  rule_id uuid not null,
  local_date date not null,
  kind text not null,
  audience text not null,
  period tstzrange not null,
  grid_starts_at timestamp with time zone,
  constraint a_rule_opens_once_at_an_instant UNIQUE (practitioner_id, rule_id, period),
  constraint opening_pkey PRIMARY KEY (practitioner_id, id),
  constraint opening_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint opening_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint opening_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id),
  constraint opening_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES opening_rule(id),
  constraint opening_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint opening_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id),
  constraint opening_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'own-patients'::text, 'office'::text]))),
  constraint opening_check CHECK ((grid_starts_at <= lower(period))),
  constraint opening_kind_check CHECK ((kind = ANY (ARRAY['scheduled'::text, 'unscheduled'::text, 'visit'::text]))),
  constraint opening_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)) AND (NOT upper_inf(period))))
);
comment on column opening.grid_starts_at is 'Where the grid of slots is anchored when a closure or an absence cut the beginning off; null: at the start of the period.';

create table opening_rule (
  id uuid not null,
  network_id uuid not null,
  practitioner_id uuid not null,
  site_id uuid not null,
  room_id uuid,
  service_id uuid not null,
  kind text not null,
  audience text not null default 'everyone'::text,
  local_start timestamp without time zone not null,
  local_end timestamp without time zone not null,
  recurrence text,
  excluded_dates date[] not null default '{}'::date[],
  added_dates date[] not null default '{}'::date[],
  works_on_holidays boolean not null default false,
  materialised_until date,
  constraint opening_rule_pkey PRIMARY KEY (id),
  constraint opening_rule_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint opening_rule_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint opening_rule_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id),
  constraint opening_rule_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint opening_rule_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id),
  constraint an_opening_ends_after_it_starts CHECK ((local_end > local_start)),
  constraint an_opening_lasts_at_most_a_day CHECK ((local_end <= (local_start + '24:00:00'::interval))),
  constraint opening_rule_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'own-patients'::text, 'office'::text]))),
  constraint opening_rule_kind_check CHECK ((kind = ANY (ARRAY['scheduled'::text, 'unscheduled'::text, 'visit'::text])))
);

create table passkey (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  synced boolean not null,
  label text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint passkey_counter_check CHECK ((counter >= 0)),
  constraint passkey_credential_id_check CHECK (((credential_id ~ '^[A-Za-z0-9_-]+$'::text) AND ((length(credential_id) >= 16) AND (length(credential_id) <= 1400)))),
  constraint passkey_label_check CHECK (((length(label) >= 1) AND (length(label) <= 60)))
);
comment on column passkey.counter is 'Signatures made, as the authenticator counts them; 0 for ever when it does not. It never goes back.';
comment on column passkey.synced is 'Kept in a keychain that follows the person from device to device.';

create table patient (
  id uuid not null,
  network_id uuid not null,
  birth_name text not null,
  used_name text,
  given_names text not null,
  birth_date date not null,
  name_key text not null,
  sex text not null default 'unknown'::text,
  email text,
  phone text,
  created_at timestamp with time zone not null,
  used_given_name text,
  birth_place_code text,
  identity_status text not null default 'provisional'::text,
  identity_attributes text[] not null default '{}'::text[],
  matricule text,
  matricule_oid text,
  insi_answered_at timestamp with time zone,
  evidence_kind text,
  evidence_at timestamp with time zone,
  evidence_by text,
  identity_version integer not null default 1,
  identity_cause text not null default 'created'::text,
  identity_changed_at timestamp with time zone,
  identity_changed_by text,
  merged_into uuid,
  restricted_at timestamp with time zone,
  made_by uuid,
  phone_unconfirmed_since timestamp with time zone,
  email_unconfirmed_since timestamp with time zone,
  constraint patient_pkey PRIMARY KEY (id),
  constraint patient_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES patient(id) ON DELETE CASCADE,
  constraint patient_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint a_document_has_a_kind_a_day_and_a_witness CHECK ((num_nonnulls(evidence_kind, evidence_at, evidence_by) = ANY (ARRAY[0, 3]))),
  constraint a_doubt_keeps_an_identity_provisional CHECK (((identity_status = 'provisional'::text) OR (NOT (identity_attributes && ARRAY['doubtful'::text, 'fictitious'::text])))),
  constraint a_matricule_comes_with_the_answer_of_insi CHECK (((matricule IS NULL) = (insi_answered_at IS NULL))),
  constraint a_matricule_has_its_authority CHECK (((matricule IS NULL) = (matricule_oid IS NULL))),
  constraint a_proven_identity_has_its_traits CHECK (((identity_status = 'provisional'::text) OR ((sex <> 'unknown'::text) AND (birth_place_code IS NOT NULL)))),
  constraint nobody_is_merged_into_themselves CHECK ((merged_into <> id)),
  constraint patient_birth_name_check CHECK (((length(birth_name) >= 1) AND (length(birth_name) <= 100))),
  constraint patient_birth_place_code_check CHECK ((birth_place_code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'::text)),
  constraint patient_evidence_kind_check CHECK ((evidence_kind = ANY (ARRAY['identity-card'::text, 'passport'::text, 'residence-permit'::text, 'electronic-identity'::text, 'family-record'::text, 'birth-certificate'::text]))),
  constraint patient_given_names_check CHECK (((length(given_names) >= 1) AND (length(given_names) <= 100))),
  constraint patient_identity_attributes_check CHECK ((identity_attributes <@ ARRAY['homonym'::text, 'doubtful'::text, 'fictitious'::text])),
  constraint patient_identity_cause_check CHECK ((identity_cause = ANY (ARRAY['created'::text, 'rectified'::text, 'document'::text, 'insi'::text, 'attributes'::text]))),
  constraint patient_identity_status_check CHECK ((identity_status = ANY (ARRAY['provisional'::text, 'retrieved'::text, 'validated'::text, 'qualified'::text]))),
  constraint patient_matricule_check CHECK (matricule_holds(matricule)),
  constraint patient_matricule_oid_check CHECK ((matricule_oid = ANY (ARRAY['1.2.250.1.213.1.4.8'::text, '1.2.250.1.213.1.4.9'::text, '1.2.250.1.213.1.4.10'::text, '1.2.250.1.213.1.4.11'::text]))),
  constraint patient_phone_check CHECK ((phone ~ '^\+[0-9]{8,15}$'::text)),
  constraint patient_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'unknown'::text]))),
  constraint patient_used_given_name_check CHECK (((length(used_given_name) >= 1) AND (length(used_given_name) <= 100))),
  constraint patient_used_name_check CHECK (((length(used_name) >= 1) AND (length(used_name) <= 100))),
  constraint retrieved_and_qualified_have_a_matricule CHECK (((identity_status = ANY (ARRAY['retrieved'::text, 'qualified'::text])) = (matricule IS NOT NULL))),
  constraint validated_and_qualified_have_a_document CHECK (((identity_status = ANY (ARRAY['validated'::text, 'qualified'::text])) = (evidence_kind IS NOT NULL)))
);
comment on column patient.given_names is 'Birth given names in their order, parted by commas or spaces; a hyphen joins. The first one is a strict trait.';
comment on column patient.name_key is 'Birth name and first given name, folded (no accent, case, hyphen or apostrophe): one person is one row.';
comment on column patient.birth_place_code is 'INSEE code of the commune of birth, of the country (99...) for a birth abroad. Strict trait.';
comment on column patient.identity_status is 'RNIV: provisional, retrieved (INSi answered), validated (a document was seen), qualified (both).';
comment on column patient.identity_attributes is 'RNIV: homonym, doubtful (douteuse), fictitious (fictive). The last two keep it provisional.';
comment on column patient.matricule is 'Matricule INS: NIR or NIA with its key. Shown and sent only when the identity is qualified.';
comment on column patient.evidence_kind is 'The document that was seen. Its copy is never kept.';
comment on column patient.evidence_by is 'Who saw it, as the audit names actors.';
comment on column patient.identity_version is 'Counts the changes of the identity; the former ones are in patient_identity_history.';
comment on column patient.merged_into is 'Another record of the same person, which is the one in use. Never itself merged away.';
comment on column patient.restricted_at is 'Erasure was asked, and the law keeps the identity with the care given: contacts are gone, nothing more is written.';
comment on column patient.made_by is 'The account that made the record at the desk: in care of it for a day. Null: a booking made it.';
comment on column patient.phone_unconfirmed_since is 'Since when a booking on the web put this telephone here, which nobody confirmed. Null: the desk wrote or confirmed it, or the patient did.';
comment on column patient.email_unconfirmed_since is 'Since when a booking on the web put this address here, which nobody confirmed. Null: the desk wrote or confirmed it, or the patient did.';

create table patient_identity_history (
  patient_id uuid not null,
  version integer not null,
  network_id uuid not null,
  birth_name text not null,
  used_name text,
  given_names text not null,
  used_given_name text,
  birth_date date not null,
  sex text not null,
  birth_place_code text,
  identity_status text not null,
  identity_attributes text[] not null,
  matricule text,
  matricule_oid text,
  evidence_kind text,
  evidence_at timestamp with time zone,
  evidence_by text,
  cause text not null,
  changed_by text,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint patient_identity_history_pkey PRIMARY KEY (patient_id, version),
  constraint patient_identity_history_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint patient_identity_history_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id) ON DELETE CASCADE
);

create table patient_identity_transition (
  from_status text not null,
  to_status text not null,
  constraint patient_identity_transition_pkey PRIMARY KEY (from_status, to_status)
);

create table patient_merge (
  id uuid not null,
  network_id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  score smallint not null,
  moved jsonb not null,
  completed text[] not null default '{}'::text[],
  merged_at timestamp with time zone not null,
  merged_by text not null,
  undone_at timestamp with time zone,
  undone_by text,
  constraint patient_merge_pkey PRIMARY KEY (id),
  constraint patient_merge_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES patient(id) ON DELETE CASCADE,
  constraint patient_merge_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES patient(id) ON DELETE CASCADE,
  constraint patient_merge_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint patient_merge_check CHECK (((undone_at IS NULL) = (undone_by IS NULL))),
  constraint patient_merge_completed_check CHECK ((completed <@ ARRAY['phone'::text, 'email'::text])),
  constraint patient_merge_score_check CHECK (((score >= 0) AND (score <= 100)))
);
comment on column patient_merge.moved is 'Ids of the rows that went over, by table: {appointment: [], contact_person: [], ...}.';
comment on column patient_merge.completed is 'Contacts that the kept record did not have, and received.';

create table person_code (
  id uuid not null,
  network_id uuid not null,
  contact_hash bytea not null,
  sealed text not null,
  code_hash bytea,
  attempts_left smallint not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint person_code_pkey PRIMARY KEY (id),
  constraint person_code_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint person_code_attempts_left_check CHECK ((attempts_left >= 0)),
  constraint person_code_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint person_code_contact_hash_check CHECK ((length(contact_hash) = 32))
);
comment on column person_code.sealed is 'Contact, birth date and language, sealed; deleted within a day.';
comment on column person_code.code_hash is 'Null until a code is sent, and for ever when nobody has this contact: any code is then a wrong one.';

create table planning_scenario (
  id uuid not null,
  network_id uuid not null default fence(),
  name text not null,
  area text not null,
  baseline jsonb not null,
  changes jsonb not null,
  looked_at date,
  max_minutes smallint not null default 15,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  updated_by uuid not null,
  updated_at timestamp with time zone not null,
  constraint planning_scenario_pkey PRIMARY KEY (id),
  constraint planning_scenario_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  constraint planning_scenario_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint planning_scenario_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES account(id),
  constraint planning_scenario_baseline_check CHECK ((jsonb_typeof(baseline) = 'object'::text)),
  constraint planning_scenario_changes_check CHECK ((jsonb_typeof(changes) = 'array'::text)),
  constraint planning_scenario_max_minutes_check CHECK (((max_minutes >= 1) AND (max_minutes <= 240))),
  constraint planning_scenario_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 120))),
  constraint planning_scenario_version_check CHECK ((version > 0))
);
comment on column planning_scenario.baseline is 'What the network offered when the scenario was made, as a what-if file holds it: sites, professionals, days a week.';
comment on column planning_scenario.looked_at is 'The day that is looked at; null: that of the last change.';
comment on column planning_scenario.version is 'Counted up by each change: who changes an older one is refused.';

create table practitioner (
  id uuid not null,
  rpps text not null,
  family_name text not null,
  given_name text not null,
  title text not null default ''::text,
  gender text not null,
  constraint practitioner_rpps_key UNIQUE (rpps),
  constraint practitioner_pkey PRIMARY KEY (id),
  constraint practitioner_family_name_check CHECK ((family_name <> ''::text)),
  constraint practitioner_gender_check CHECK ((gender = ANY (ARRAY['female'::text, 'male'::text, 'unknown'::text]))),
  constraint practitioner_given_name_check CHECK ((given_name <> ''::text)),
  constraint practitioner_rpps_check CHECK ((rpps ~ '^[0-9]{11}$'::text))
);
comment on column practitioner.rpps is 'RPPS, 11 digits, Luhn key checked in code. SAS exchanges prefix it with 8.';

create table practitioner_role (
  id uuid not null,
  network_id uuid not null,
  practitioner_id uuid not null,
  site_id uuid not null,
  profession text not null,
  label jsonb not null,
  display_order smallint not null default 0,
  constraint practitioner_role_practitioner_id_site_id_profession_key UNIQUE (practitioner_id, site_id, profession),
  constraint practitioner_role_pkey PRIMARY KEY (id),
  constraint practitioner_role_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint practitioner_role_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint practitioner_role_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id)
);

create table purge_proof (
  network_id uuid not null,
  class text not null,
  at timestamp with time zone not null,
  rows integer not null,
  older_than timestamp with time zone not null,
  ids_hash bytea not null,
  constraint purge_proof_pkey PRIMARY KEY (network_id, class, at),
  constraint purge_proof_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint purge_proof_ids_hash_check CHECK ((length(ids_hash) = 32)),
  constraint purge_proof_rows_check CHECK ((rows >= 0))
);

create table reason (
  id uuid not null,
  network_id uuid not null,
  code text not null,
  label jsonb not null,
  short_label jsonb not null,
  words jsonb not null,
  instructions jsonb,
  duration_minutes smallint not null,
  step_minutes smallint not null,
  buffer_before_minutes smallint not null default 0,
  buffer_after_minutes smallint not null default 0,
  modality text not null,
  audience text not null default 'everyone'::text,
  minimum_notice_minutes integer not null default 0,
  cancel_notice_minutes integer not null default 60,
  horizon_days smallint not null,
  minimum_age_months smallint not null default 0,
  maximum_age_months smallint,
  accepts_new_patients boolean not null default true,
  is_general boolean not null default false,
  display_order smallint not null default 0,
  constraint reason_network_id_code_key UNIQUE (network_id, code),
  constraint reason_pkey PRIMARY KEY (id),
  constraint reason_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint reason_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'own-patients'::text, 'office'::text]))),
  constraint reason_buffer_after_minutes_check CHECK (((buffer_after_minutes >= 0) AND (buffer_after_minutes <= 120))),
  constraint reason_buffer_before_minutes_check CHECK (((buffer_before_minutes >= 0) AND (buffer_before_minutes <= 120))),
  constraint reason_cancel_notice_minutes_check CHECK (((cancel_notice_minutes >= 0) AND (cancel_notice_minutes <= 43200))),
  constraint reason_check CHECK ((maximum_age_months > minimum_age_months)),
  constraint reason_code_check CHECK ((code ~ '^[a-z0-9-]{2,60}$'::text)),
  constraint reason_duration_minutes_check CHECK (((duration_minutes >= 5) AND (duration_minutes <= 480))),
  constraint reason_horizon_days_check CHECK (((horizon_days >= 1) AND (horizon_days <= 400))),
  constraint reason_minimum_age_months_check CHECK ((minimum_age_months >= 0)),
  constraint reason_minimum_notice_minutes_check CHECK (((minimum_notice_minutes >= 0) AND (minimum_notice_minutes <= 43200))),
  constraint reason_modality_check CHECK ((modality = ANY (ARRAY['on-site'::text, 'tele'::text, 'home'::text]))),
  constraint reason_step_minutes_check CHECK (((step_minutes >= 5) AND (step_minutes <= 480)))
);
comment on column reason.words is 'The person''s own words that lead here: {fr: [...], en: [...]}. Matched on the device, never sent.';
comment on column reason.maximum_age_months is 'Exclusive.';
comment on column reason.is_general is 'Stands for words that fit no other reason.';

create table reason_service (
  reason_id uuid not null,
  service_id uuid not null,
  network_id uuid not null default fence(),
  constraint reason_service_pkey PRIMARY KEY (reason_id, service_id),
  constraint reason_service_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint reason_service_reason_id_fkey FOREIGN KEY (reason_id) REFERENCES reason(id),
  constraint reason_service_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id)
);

create table recovery_code (
  account_id uuid not null,
  code_hash bytea not null,
  salt bytea not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash),
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint recovery_code_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint recovery_code_salt_check CHECK ((length(salt) = 16))
);

create table rights_request (
  id uuid not null,
  network_id uuid not null,
  patient_id uuid,
  kind text not null,
  state text not null,
  channel text not null,
  received_at timestamp with time zone not null,
  due_on date not null,
  extended_at timestamp with time zone,
  note text,
  answer text,
  handled_by uuid,
  handled_at timestamp with time zone,
  identity_check text,
  constraint rights_request_pkey PRIMARY KEY (id),
  constraint rights_request_handled_by_fkey FOREIGN KEY (handled_by) REFERENCES account(id),
  constraint rights_request_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint rights_request_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id) ON DELETE SET NULL,
  constraint a_closed_request_says_when CHECK (((state = 'open'::text) = (handled_at IS NULL))),
  constraint a_refusal_says_why CHECK (((state <> 'refused'::text) OR (answer IS NOT NULL))),
  constraint rights_request_answer_check CHECK ((length(answer) <= 1000)),
  constraint rights_request_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'letter'::text, 'phone'::text, 'desk'::text]))),
  constraint rights_request_identity_check_check CHECK ((identity_check = ANY (ARRAY['document'::text, 'call-back'::text, 'known-by-staff'::text, 'not-yet'::text]))),
  constraint rights_request_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'rectification'::text, 'erasure'::text, 'objection'::text]))),
  constraint rights_request_note_check CHECK ((length(note) <= 1000)),
  constraint rights_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'fulfilled'::text, 'refused'::text, 'withdrawn'::text])))
);
comment on column rights_request.identity_check is 'How it was checked that the person asks: a document seen, a call to the known number, known by the staff; no copy is kept. Null: the person was signed in, or a request of before.';

create table room (
  id uuid not null,
  site_id uuid not null,
  name text not null,
  network_id uuid not null default fence(),
  constraint room_site_id_name_key UNIQUE (site_id, name),
  constraint room_pkey PRIMARY KEY (id),
  constraint room_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint room_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id)
);

create table service (
  id uuid not null,
  network_id uuid not null,
  code text not null,
  label jsonb not null,
  constraint service_network_id_code_key UNIQUE (network_id, code),
  constraint service_pkey PRIMARY KEY (id),
  constraint service_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id)
);

create table session (
  id uuid not null,
  account_id uuid not null,
  network_id uuid not null,
  token_hash bytea not null,
  factors text[] not null,
  device text not null default ''::text,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  idle_minutes integer not null,
  proved_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_cause text,
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint session_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint session_check CHECK ((expires_at > created_at)),
  constraint session_end_cause_check CHECK ((end_cause = ANY (ARRAY['sign-out'::text, 'revoked'::text, 'idle'::text, 'expired'::text, 'rotated'::text, 'privilege-change'::text]))),
  constraint session_factors_check CHECK ((cardinality(factors) > 0)),
  constraint session_idle_minutes_check CHECK ((idle_minutes > 0)),
  constraint session_token_hash_check CHECK ((length(token_hash) = 32))
);
comment on column session.factors is 'How the person proved who they are: password, totp, recovery-code, passkey, psc, franceconnect, contact-code, birth-date, demo.';
comment on column session.device is 'Browser and system in a few words, for the list of sessions.';
comment on column session.proved_at is 'When the person last gave two factors: sensitive changes ask for it again after some minutes. Null: never in this session.';

create table sign_in_challenge (
  id uuid not null,
  purpose text not null,
  token_hash bytea not null,
  account_id uuid,
  invitation_id uuid,
  expected text,
  attempts_left smallint not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  network_id uuid not null default fence(),
  constraint sign_in_challenge_token_hash_key UNIQUE (token_hash),
  constraint sign_in_challenge_pkey PRIMARY KEY (id),
  constraint sign_in_challenge_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint sign_in_challenge_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitation(id) ON DELETE CASCADE,
  constraint sign_in_challenge_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint sign_in_challenge_attempts_left_check CHECK ((attempts_left >= 0)),
  constraint sign_in_challenge_check CHECK ((expires_at > created_at)),
  constraint sign_in_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['second-factor'::text, 'passkey-sign-in'::text, 'prove'::text, 'totp-enrolment'::text, 'passkey-enrolment'::text, 'password-reset'::text]))),
  constraint sign_in_challenge_token_hash_check CHECK ((length(token_hash) = 32))
);
comment on column sign_in_challenge.expected is 'What the answer must fit: the challenge that a passkey signs, or the sealed secret of an authenticator application.';

create table site (
  id uuid not null,
  network_id uuid not null,
  parent_site_id uuid,
  kind text not null,
  name text not null,
  commune_code text not null,
  commune_name text not null,
  address_line text not null,
  postal_code text not null,
  lon double precision not null,
  lat double precision not null,
  time_zone text not null,
  holiday_calendar text not null,
  phone text not null,
  status text not null,
  wheelchair_access boolean not null default false,
  directions jsonb,
  source text,
  constraint site_pkey PRIMARY KEY (id),
  constraint site_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint site_parent_site_id_fkey FOREIGN KEY (parent_site_id) REFERENCES site(id),
  constraint site_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text)),
  constraint site_holiday_calendar_check CHECK ((holiday_calendar = ANY (ARRAY['metropole'::text, 'saint-martin'::text]))),
  constraint site_kind_check CHECK ((kind = ANY (ARRAY['centre'::text, 'antenne'::text, 'msp'::text, 'cabinet'::text, 'ehpad'::text]))),
  constraint site_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint site_lon_check CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
  constraint site_postal_code_check CHECK ((postal_code ~ '^[0-9]{5}$'::text)),
  constraint site_status_check CHECK ((status = ANY (ARRAY['open'::text, 'announced'::text])))
);
comment on column site.directions is 'How to come, by car and without: {fr, en}.';

create table site_closure (
  id uuid not null,
  site_id uuid not null,
  period tstzrange not null,
  cause text not null,
  network_id uuid not null default fence(),
  constraint site_closure_pkey PRIMARY KEY (id),
  constraint site_closure_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint site_closure_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id),
  constraint site_closure_period_check CHECK ((NOT isempty(period)))
);

create table travel_time (
  from_commune text not null,
  to_commune text not null,
  minutes smallint not null,
  provider text not null,
  computed_at timestamp with time zone not null,
  constraint travel_time_pkey PRIMARY KEY (from_commune, to_commune),
  constraint travel_time_minutes_check CHECK ((minutes >= 0)),
  constraint travel_time_provider_check CHECK ((provider = ANY (ARRAY['estimate'::text, 'matrix'::text, 'osrm'::text, 'roads'::text])))
);

CREATE INDEX account_identity_by_account ON public.account_identity USING btree (account_id);
CREATE INDEX appointment_by_id ON public.appointment USING btree (id);
CREATE INDEX appointment_by_patient ON public.appointment USING btree (patient_id);
CREATE INDEX appointment_by_practitioner_time ON public.appointment USING gist (practitioner_id, period);
CREATE INDEX appointment_by_site_time ON public.appointment USING gist (site_id, period);
CREATE INDEX appointment_held_until ON public.appointment USING btree (hold_expires_at) WHERE (status = 'held'::text);
CREATE INDEX attempt_by_key ON public.attempt USING btree (key, at);
CREATE INDEX audit_by_account ON public.audit USING btree (actor, id) WHERE (actor ~~ 'account:%'::text);
CREATE INDEX audit_by_break_glass ON public.audit USING btree (break_glass_id) WHERE (break_glass_id IS NOT NULL);
CREATE INDEX audit_by_network ON public.audit USING btree (network_id, id);
CREATE INDEX audit_by_subject ON public.audit USING btree (subject_id);
CREATE INDEX audit_by_time ON public.audit USING btree (network_id, at);
CREATE INDEX break_glass_by_account ON public.break_glass USING btree (account_id, patient_id, ends_at);
CREATE INDEX break_glass_by_patient ON public.break_glass USING btree (patient_id);
CREATE INDEX break_glass_by_time ON public.break_glass USING btree (network_id, starts_at);
CREATE INDEX contact_code_by_appointment ON public.contact_code USING btree (appointment_id);
CREATE INDEX contact_code_by_contact ON public.contact_code USING btree (contact_hash, sent_at);
CREATE INDEX contact_person_by_patient ON public.contact_person USING btree (patient_id);
CREATE INDEX event_by_id ON public.event USING btree (id);
CREATE INDEX free_interval_by_place ON public.free_interval USING btree (site_id, service_id, ends_at) INCLUDE (starts_at, audience, practitioner_id, opening_id, opening_starts_at, opening_ends_at, network_id);
CREATE INDEX idempotency_key_by_time ON public.idempotency_key USING btree (created_at);
CREATE INDEX membership_by_account ON public.membership USING btree (account_id);
CREATE INDEX membership_by_patient ON public.membership USING btree (patient_id) WHERE (patient_id IS NOT NULL);
CREATE INDEX message_by_time ON public.message USING btree (created_at);
CREATE INDEX occupation_by_source ON public.occupation USING btree (source_id);
CREATE INDEX oidc_transaction_by_end ON public.oidc_transaction USING btree (expires_at);
CREATE INDEX opening_by_practitioner_time ON public.opening USING gist (practitioner_id, period);
CREATE INDEX opening_by_room_time ON public.opening USING gist (room_id, period) WHERE (room_id IS NOT NULL);
CREATE INDEX opening_rule_by_practitioner ON public.opening_rule USING btree (practitioner_id);
CREATE INDEX passkey_of_account ON public.passkey USING btree (account_id);
CREATE INDEX patient_by_email ON public.patient USING btree (network_id, email) WHERE (email IS NOT NULL);
CREATE INDEX patient_by_identity ON public.patient USING btree (network_id, birth_date, name_key);
CREATE INDEX patient_by_matricule ON public.patient USING btree (network_id, matricule) WHERE (matricule IS NOT NULL);
CREATE INDEX patient_by_name ON public.patient USING gin (name_key gin_trgm_ops);
CREATE INDEX patient_by_name_key ON public.patient USING btree (network_id, name_key);
CREATE INDEX patient_by_phone ON public.patient USING btree (phone) WHERE (phone IS NOT NULL);
CREATE INDEX patient_by_phone_beginning ON public.patient USING btree (phone COLLATE "C") WHERE (phone IS NOT NULL);
CREATE INDEX patient_by_used_name ON public.patient USING gin (folded(used_name) gin_trgm_ops) WHERE (used_name IS NOT NULL);
CREATE INDEX patient_identity_history_by_network ON public.patient_identity_history USING btree (network_id, patient_id);
CREATE INDEX patient_merge_by_kept ON public.patient_merge USING btree (kept_id);
CREATE INDEX patient_merged_into ON public.patient USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX person_code_by_contact ON public.person_code USING btree (contact_hash, sent_at);
CREATE INDEX planning_scenario_by_network ON public.planning_scenario USING btree (network_id, updated_at DESC);
CREATE INDEX practitioner_role_by_site ON public.practitioner_role USING btree (site_id);
CREATE INDEX rights_request_by_patient ON public.rights_request USING btree (patient_id);
CREATE INDEX rights_request_open ON public.rights_request USING btree (network_id, due_on) WHERE (state = 'open'::text);
CREATE INDEX session_by_network ON public.session USING btree (network_id, account_id);
CREATE INDEX session_of_account ON public.session USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX sign_in_challenge_by_account ON public.sign_in_challenge USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX sign_in_challenge_by_time ON public.sign_in_challenge USING btree (expires_at);
CREATE INDEX site_by_network ON public.site USING btree (network_id);
CREATE INDEX site_closure_by_site ON public.site_closure USING btree (site_id);
CREATE UNIQUE INDEX account_of_staff_by_email ON public.account USING btree (email) WHERE ((kind = 'staff'::text) AND (closed_at IS NULL));
CREATE UNIQUE INDEX one_patient_of_a_qualified_matricule ON public.patient USING btree (network_id, matricule) WHERE ((identity_status = 'qualified'::text) AND (merged_into IS NULL));
CREATE UNIQUE INDEX one_patient_of_an_identity ON public.patient USING btree (network_id, birth_date, name_key) WHERE (merged_into IS NULL);
CREATE UNIQUE INDEX one_pending_invitation_a_role ON public.invitation USING btree (network_id, email, kind, COALESCE(role, ''::text)) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX patient_merge_in_force ON public.patient_merge USING btree (merged_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX reason_general_of_network ON public.reason USING btree (network_id) WHERE is_general;

CREATE OR REPLACE FUNCTION public.allow_on_table(a_table regclass, prefix text, condition text, commands text[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  policy name;
  command text;
begin
  execute format('alter table %s enable row level security', a_table);
  for policy in select polname from pg_policy where polrelid = a_table and polpermissive loop
    execute format('drop policy %I on %s', policy, a_table);
  end loop;
  foreach command in array commands loop
    execute format('create policy %I on %s for %s %s', prefix || '_' || command, a_table, command,
      case command
        when 'insert' then format('with check (%s)', condition)
        when 'update' then format('using (%s) with check (%s)', condition, condition)
        else format('using (%s)', condition)
      end);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_digest(a_network uuid, after_id bigint, up_to bigint, OUT digest bytea, OUT entries integer)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select sha256(convert_to(coalesce(string_agg(
           (case when a.from_network is null and a.break_glass_id is null
             then json_build_array(a.id, a.practitioner_id, extract(epoch from a.at), a.actor, a.action, a.subject_type, a.subject_id, a.outcome, a.detail, a.request_id)
             else json_build_array(a.id, a.practitioner_id, extract(epoch from a.at), a.actor, a.action, a.subject_type, a.subject_id, a.outcome, a.detail, a.request_id,
                                   a.from_network, a.break_glass_id)
            end)::text,
           E'\n' order by a.id), ''), 'UTF8')),
         count(*)::integer
    from audit a where a.network_id = a_network and a.id > after_id and a.id <= up_to
$function$;

CREATE OR REPLACE FUNCTION public.audit_horizon()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  lock table audit in share mode;
  return (select coalesce(max(id), 0) from audit);
end $function$;

CREATE OR REPLACE FUNCTION public.audit_link(a_version smallint, before bytea, digest bytea, number bigint, last_audit_id bigint, entries integer, sealed_at timestamp with time zone)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select sha256(before || digest || case when a_version = 1 then ''::bytea
    else int8send(number) || int8send(last_audit_id) || int4send(entries) || int8send((extract(epoch from sealed_at) * 1000000)::bigint) end)
$function$;

CREATE OR REPLACE FUNCTION public.audited_networks()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive known as (
    (select network_id as id from audit order by network_id limit 1)
    union all
    select (select a.network_id from audit a where a.network_id > known.id order by a.network_id limit 1)
      from known where known.id is not null
  ) select id from known where id is not null
$function$;

CREATE OR REPLACE FUNCTION public.busy_elsewhere(practitioners uuid[], span tstzrange)
 RETURNS TABLE(practitioner_id uuid, period tstzrange)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
  select o.resource_id, o.period from occupation o
   where o.resource_id = any(practitioners) and o.period && span and o.network_id <> (select fence())
     and exists (select from practitioner_role r where r.practitioner_id = o.resource_id and r.network_id = (select fence()));
end $function$;

CREATE OR REPLACE FUNCTION public.end_sessions_of(an_account uuid, kept uuid, cause text, at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with ended as (
    update session set ended_at = at, end_cause = cause
     where account_id = an_account and ended_at is null and id is distinct from kept
       and (pg_has_role(session_user, current_user, 'member')
         or exists (select from account a where a.id = an_account and a.network_id = fence())
         or exists (select from membership m where m.account_id = an_account and m.network_id = fence()))
    returning 1)
  select count(*)::integer from ended
$function$;

CREATE OR REPLACE FUNCTION public.fence()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  told constant text := coalesce(current_setting('maillage.network', true), '');
  network uuid;
begin
  if told !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[0-9a-f]{64})?$' then return null; end if;
  network := left(told, 36);
  -- Hashed once more before they are compared: how long it takes to find a difference tells nothing of the right one.
  if exists (select from secret.fence_key k where k.role = session_user
      and sha256(sha256(k.outer_pad || sha256(k.inner_pad || uuid_send(network)))) = sha256(decode(substr(told, 38), 'hex')))
    or pg_has_role(session_user, current_user, 'member') then
    return network;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.fence_table(a_table regclass, commands text[] DEFAULT '{select,insert,update,delete}'::text[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select allow_on_table(a_table, 'fence', 'network_id = (select fence())', commands)
$function$;

CREATE OR REPLACE FUNCTION public.folded(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select translate(public.unaccent('public.unaccent', lower(name)), '’''-.', '    ') $function$;

CREATE OR REPLACE FUNCTION public.follow_patient_identity()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.identity_status <> old.identity_status and not exists (
    select from patient_identity_transition t where t.from_status = old.identity_status and t.to_status = new.identity_status
  ) then
    raise exception 'an identity cannot go from % to %', old.identity_status, new.identity_status
      using errcode = 'check_violation', constraint = 'an_identity_follows_its_statuses';
  end if;
  if (old.birth_name, old.used_name, old.given_names, old.used_given_name, old.birth_date, old.sex, old.birth_place_code,
      old.identity_status, old.identity_attributes, old.matricule, old.matricule_oid, old.evidence_kind, old.evidence_at)
     is distinct from
     (new.birth_name, new.used_name, new.given_names, new.used_given_name, new.birth_date, new.sex, new.birth_place_code,
      new.identity_status, new.identity_attributes, new.matricule, new.matricule_oid, new.evidence_kind, new.evidence_at) then
    insert into patient_identity_history values (
      old.id, old.identity_version, old.network_id, old.birth_name, old.used_name, old.given_names, old.used_given_name,
      old.birth_date, old.sex, old.birth_place_code, old.identity_status, old.identity_attributes, old.matricule, old.matricule_oid,
      old.evidence_kind, old.evidence_at, old.evidence_by, old.identity_cause, old.identity_changed_by,
      coalesce(old.identity_changed_at, old.created_at), coalesce(new.identity_changed_at, now()));
    new.identity_version := old.identity_version + 1;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_appointment_transition()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.status <> old.status and not exists (
    select from appointment_transition where from_status = old.status and to_status = new.status
  ) then
    raise exception 'an appointment cannot go from % to %', old.status, new.status
      using errcode = 'check_violation', constraint = 'an_appointment_follows_its_states';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_audit_removal()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from audit_seal s where s.network_id = new.network_id and s.number = new.up_to_seal
                    and s.last_audit_id = new.last_audit_id and s.sealed_at < now() - interval '1 year') then
    raise exception 'audit lines sealed less than a year ago cannot be removed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_patient_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare kept patient;
begin
  if new.merged_into is null or new.merged_into is not distinct from old.merged_into then return new; end if;
  select * into kept from patient where id = new.merged_into for update;
  if kept.id is null or kept.network_id <> new.network_id or kept.merged_into is not null then
    raise exception 'a record is merged into one of its network that is in use'
      using errcode = 'check_violation', constraint = 'a_merge_keeps_a_record_in_use';
  end if;
  if kept.identity_status = 'qualified' and new.identity_status = 'qualified' and kept.matricule <> new.matricule then
    raise exception 'two qualified matricules are two persons'
      using errcode = 'check_violation', constraint = 'two_matricules_are_two_persons';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_an_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if old.role = 'administrator' and old.valid_until is null and (new.role <> 'administrator' or new.valid_until is not null) then
    perform from membership m join account a on a.id = m.account_id
      where m.network_id = old.network_id and m.role = 'administrator' and m.valid_until is null and m.id <> old.id
        and (not a.demo or (select demo from account where id = old.account_id))
      order by m.id limit 1 for update of m;
    if not found then
      raise exception 'the last administrator of a network stays' using errcode = 'check_violation', constraint = 'a_network_keeps_an_administrator';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.lock_timelines(practitioners uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from practitioner where id = any(practitioners) order by id for no key update;
  perform from room where id in (
      select room_id from opening_rule where practitioner_id = any(practitioners)
      union all select room_id from opening where practitioner_id = any(practitioners))
    order by id for no key update;
end $function$;

CREATE OR REPLACE FUNCTION public.matricule_holds(matricule text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select case when matricule ~ '^[1-478][0-9]{4}([0-9]{2}|2[AB])[0-9]{8}$'
    then 97 - replace(replace(left(matricule, 13), '2A', '19'), '2B', '18')::bigint % 97 = right(matricule, 2)::integer
    else false end
$function$;

CREATE OR REPLACE FUNCTION public.patients_whose_name_holds(word text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id from patient p
   where (p.name_key like '%' || pattern_of(word) || '%' or (p.used_name is not null and folded(p.used_name) like '%' || pattern_of(word) || '%'))
     and p.network_id = (select fence())
$function$;

CREATE OR REPLACE FUNCTION public.patients_whose_name_resembles(words text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id from patient p where p.name_key % words and p.network_id = (select fence())
$function$;

CREATE OR REPLACE FUNCTION public.patients_with_phone(beginnings text[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id from unnest(beginnings) as beginning
    join patient p on p.phone >= beginning collate "C" and p.phone < (beginning || 'a') collate "C" and starts_with(p.phone, beginning)
   where p.network_id = (select fence())
$function$;

CREATE OR REPLACE FUNCTION public.pattern_of(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_')
$function$;

CREATE OR REPLACE FUNCTION public.planning_activity(a_network uuid, from_month date, to_month date)
 RETURNS TABLE(site_id uuid, month text, booked integer, honoured integer, no_show integer, cancelled integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.site_id, to_char(lower(a.period) at time zone s.time_zone, 'YYYY-MM'),
         count(*) filter (where a.status in ('booked', 'arrived', 'in-progress'))::integer,
         count(*) filter (where a.status = 'fulfilled')::integer,
         count(*) filter (where a.status = 'no-show')::integer,
         count(*) filter (where a.status in ('cancelled-by-patient', 'cancelled-by-site'))::integer
    from appointment a join site s on s.id = a.site_id
   where a.network_id = a_network and a.status not in ('held', 'expired', 'released')
     and (lower(a.period) at time zone s.time_zone)::date >= date_trunc('month', from_month)
     and (lower(a.period) at time zone s.time_zone)::date < date_trunc('month', to_month) + interval '1 month'
   group by 1, 2 order by 2, 1
$function$;

CREATE OR REPLACE FUNCTION public.professional_has_account(a_practitioner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from account a where a.practitioner_id = a_practitioner)
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change_of_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin raise exception 'the audit is append-only' using errcode = 'insufficient_privilege'; end $function$;

CREATE OR REPLACE FUNCTION public.refuse_merged_patient()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare kept uuid;
begin
  -- The lock comes first: it waits for a merge under way, and reads what that merge made of the record.
  select p.merged_into into kept from patient p where p.id = new.patient_id for key share;
  if kept is not null then
    raise exception 'this record was merged into another one' using errcode = 'serialization_failure';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_removal_of_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from audit_removal r where r.network_id = old.network_id and old.id <= r.last_audit_id) then return old; end if;
  raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION public.rewrite_free_intervals(resources uuid[], periods tstzmultirange)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare openings uuid[];
begin
  -- The locks come first, in one order for all: the statements after them see what the writer before us committed. The
  -- practitioner's and the room's hold back openings that are being made: a lock on openings alone does not see a new one.
  perform from practitioner p where p.id = any(resources) order by p.id for no key update;
  perform from room r where r.id = any(resources) order by r.id for no key update;
  select array_agg(locked.id) into openings from (
    select o.id, o.network_id from opening o
     where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods
     order by o.practitioner_id, o.id for no key update) as locked
   where locked.network_id = fence();
  delete from free_interval f using opening o
   where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods
     and f.practitioner_id = o.practitioner_id and f.opening_id = o.id;
  insert into free_interval (practitioner_id, opening_id, starts_at, ends_at, opening_starts_at, opening_ends_at, site_id, service_id, audience, network_id)
  select o.practitioner_id, o.id, lower(piece), upper(piece), coalesce(o.grid_starts_at, lower(o.period)), upper(o.period), o.site_id, o.service_id, o.audience, o.network_id
    from opening o
    cross join lateral unnest(
      tstzmultirange(o.period) - coalesce((
        select range_agg(c.period) from occupation c
         where c.resource_id in (o.practitioner_id, o.room_id) and c.period && o.period), '{}'::tstzmultirange)
    ) as piece
   where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods;
  return coalesce(openings, '{}');
end $function$;

CREATE OR REPLACE FUNCTION public.rewrite_free_intervals(resources uuid[], periods tstzmultirange, kept_opening uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not kept_opening = any(rewrite_free_intervals(resources, periods)) then
    raise serialization_failure using message = 'the opening in which time was taken is not there any more';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.share_table(a_table regclass, commands text[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select allow_on_table(a_table, 'shared', 'true', commands)
$function$;

CREATE OR REPLACE FUNCTION public.works_elsewhere(an_account uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from membership m where m.account_id = an_account and m.network_id <> fence() and (m.valid_until is null or m.valid_until > at))
$function$;

CREATE TRIGGER a_merge_is_of_one_person BEFORE UPDATE OF merged_into ON public.patient FOR EACH ROW EXECUTE FUNCTION guard_patient_merge();
CREATE TRIGGER a_network_keeps_an_administrator BEFORE UPDATE ON public.membership FOR EACH ROW EXECUTE FUNCTION keep_an_administrator();
CREATE TRIGGER an_appointment_follows_its_states BEFORE UPDATE OF status ON public.appointment FOR EACH ROW EXECUTE FUNCTION guard_appointment_transition();
CREATE TRIGGER an_appointment_is_of_a_record_in_use BEFORE INSERT OR UPDATE OF patient_id ON public.appointment FOR EACH ROW WHEN ((new.patient_id IS NOT NULL)) EXECUTE FUNCTION refuse_merged_patient();
CREATE TRIGGER an_audit_removal_keeps_a_year BEFORE INSERT ON public.audit_removal FOR EACH ROW EXECUTE FUNCTION guard_audit_removal();
CREATE TRIGGER an_identity_keeps_what_it_was BEFORE UPDATE OF birth_name, used_name, given_names, used_given_name, birth_date, sex, birth_place_code, identity_status, identity_attributes, matricule, matricule_oid, evidence_kind, evidence_at ON public.patient FOR EACH ROW EXECUTE FUNCTION follow_patient_identity();
CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_lines_leave_at_their_end BEFORE DELETE ON public.audit FOR EACH ROW EXECUTE FUNCTION refuse_removal_of_audit();
CREATE TRIGGER audit_removal_is_append_only BEFORE DELETE OR UPDATE ON public.audit_removal FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_removal_is_never_emptied BEFORE TRUNCATE ON public.audit_removal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_seal_is_append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_seal_is_never_emptied BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER purge_proof_is_append_only BEFORE UPDATE ON public.purge_proof FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();

create policy fence_insert on absence as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on absence as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on access_day as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on access_day as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on access_day as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on access_day as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy account_insert on account as permissive for insert with check (((network_id = ( SELECT fence() AS fence)) OR ((kind = 'staff'::text) AND ((EXISTS ( SELECT FROM membership m WHERE (m.account_id = account.id))) OR (EXISTS ( SELECT FROM invitation i WHERE ((i.email = account.email) AND (i.accepted_at IS NULL) AND (i.withdrawn_at IS NULL))))))));
create policy account_select on account as permissive for select using (((network_id = ( SELECT fence() AS fence)) OR ((kind = 'staff'::text) AND ((EXISTS ( SELECT FROM membership m WHERE (m.account_id = account.id))) OR (EXISTS ( SELECT FROM invitation i WHERE ((i.email = account.email) AND (i.accepted_at IS NULL) AND (i.withdrawn_at IS NULL))))))));
create policy account_update on account as permissive for update using (((network_id = ( SELECT fence() AS fence)) OR ((kind = 'staff'::text) AND ((EXISTS ( SELECT FROM membership m WHERE (m.account_id = account.id))) OR (EXISTS ( SELECT FROM invitation i WHERE ((i.email = account.email) AND (i.accepted_at IS NULL) AND (i.withdrawn_at IS NULL)))))))) with check (((network_id = ( SELECT fence() AS fence)) OR ((kind = 'staff'::text) AND ((EXISTS ( SELECT FROM membership m WHERE (m.account_id = account.id))) OR (EXISTS ( SELECT FROM invitation i WHERE ((i.email = account.email) AND (i.accepted_at IS NULL) AND (i.withdrawn_at IS NULL))))))));
create policy fence_delete on account_identity as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on account_identity as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on account_identity as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on account_identity as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on appointment as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on appointment as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on appointment as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on appointment as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy shared_select on appointment_transition as permissive for select using (true);
create policy shared_delete on attempt as permissive for delete using (true);
create policy shared_insert on attempt as permissive for insert with check (true);
create policy shared_select on attempt as permissive for select using (true);
create policy fence_delete on audit as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on audit as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on audit as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on audit_removal as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on audit_removal as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on audit_seal as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on audit_seal as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on audit_verification as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on audit_verification as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on break_glass as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on break_glass as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on break_glass as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on break_glass as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on contact_code as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on contact_code as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on contact_code as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on contact_code as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on contact_person as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on contact_person as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on contact_person as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on contact_person as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on erasure as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on erasure as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on erasure as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on erasure as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on event as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on event as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on event as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on free_interval as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on idempotency_key as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on idempotency_key as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on idempotency_key as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on idempotency_key as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on invitation as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on invitation as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on invitation as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on invitation as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on membership as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on membership as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on membership as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on membership as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on message as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on message as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on message as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on message as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy shared_select on network as permissive for select using (true);
create policy fence_delete on occupation as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on occupation as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on occupation as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on occupation as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy takes_what_is_here on occupation as restrictive for insert with check (((EXISTS ( SELECT FROM practitioner_role r WHERE (r.practitioner_id = occupation.resource_id))) OR (EXISTS ( SELECT FROM room r WHERE (r.id = occupation.resource_id))) OR (EXISTS ( SELECT FROM patient p WHERE (p.id = occupation.resource_id)))));
create policy fence_delete on oidc_session as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on oidc_session as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on oidc_session as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on oidc_transaction as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on oidc_transaction as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on oidc_transaction as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on opening as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on opening as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on opening as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on opening_rule as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on opening_rule as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on opening_rule as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy account_delete on passkey as permissive for delete using ((EXISTS ( SELECT FROM account a WHERE (a.id = passkey.account_id))));
create policy account_insert on passkey as permissive for insert with check ((EXISTS ( SELECT FROM account a WHERE (a.id = passkey.account_id))));
create policy account_select on passkey as permissive for select using ((EXISTS ( SELECT FROM account a WHERE (a.id = passkey.account_id))));
create policy account_update on passkey as permissive for update using ((EXISTS ( SELECT FROM account a WHERE (a.id = passkey.account_id)))) with check ((EXISTS ( SELECT FROM account a WHERE (a.id = passkey.account_id))));
create policy fence_delete on patient as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on patient as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on patient as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on patient as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on patient_identity_history as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on patient_identity_history as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on patient_identity_history as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy shared_select on patient_identity_transition as permissive for select using (true);
create policy fence_delete on patient_merge as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on patient_merge as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on patient_merge as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on patient_merge as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on person_code as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on person_code as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on person_code as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on person_code as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on planning_scenario as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on planning_scenario as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on planning_scenario as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on planning_scenario as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy shared_select on practitioner as permissive for select using (true);
create policy fence_select on practitioner_role as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on purge_proof as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on purge_proof as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on purge_proof as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on reason as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on reason_service as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy account_delete on recovery_code as permissive for delete using ((EXISTS ( SELECT FROM account a WHERE (a.id = recovery_code.account_id))));
create policy account_insert on recovery_code as permissive for insert with check ((EXISTS ( SELECT FROM account a WHERE (a.id = recovery_code.account_id))));
create policy account_select on recovery_code as permissive for select using ((EXISTS ( SELECT FROM account a WHERE (a.id = recovery_code.account_id))));
create policy account_update on recovery_code as permissive for update using ((EXISTS ( SELECT FROM account a WHERE (a.id = recovery_code.account_id)))) with check ((EXISTS ( SELECT FROM account a WHERE (a.id = recovery_code.account_id))));
create policy fence_delete on rights_request as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on rights_request as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on rights_request as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on rights_request as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on room as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on service as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on session as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on session as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on session as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on session as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_delete on sign_in_challenge as permissive for delete using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on sign_in_challenge as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on sign_in_challenge as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_update on sign_in_challenge as permissive for update using ((network_id = ( SELECT fence() AS fence))) with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on site as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy fence_insert on site_closure as permissive for insert with check ((network_id = ( SELECT fence() AS fence)));
create policy fence_select on site_closure as permissive for select using ((network_id = ( SELECT fence() AS fence)));
create policy shared_insert on travel_time as permissive for insert with check (true);
create policy shared_select on travel_time as permissive for select using (true);
create policy shared_update on travel_time as permissive for update using (true) with check (true);
