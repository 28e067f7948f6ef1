-- The foundation: places, people, one model of time, appointments, messages, traces.
-- Rules of this schema:
--   what must never happen is a constraint here first;
--   every network's rows carry network_id, so that they can be fenced;
--   tables that grow with activity carry their practitioner or resource id in the primary key and in every
--   unique or exclusion constraint, so that they can be distributed by it.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- ---------------------------------------------------------------- places

create table network (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  name text not null,
  short_name text not null,
  phone text not null,
  phone_hours jsonb not null,
  emergency jsonb not null,
  alarm_words jsonb not null default '[]',
  time_zone text not null default 'Europe/Paris',
  departements text[] not null,
  language text not null default 'fr' check (language in ('fr', 'en')),
  scenario text,
  scenario_loaded_at timestamptz,
  created_at timestamptz not null
);
comment on table network is 'A CPTS, or the centres of a département or a region. FHIR Organization.';
comment on column network.phone_hours is 'When the one phone number answers: {fr, en}, a sentence.';
comment on column network.emergency is 'Dated numbers of the territory: [{number, label: {fr,en}, validFrom, source}].';
comment on column network.alarm_words is 'Words that must lead to the 15, dated, with their source: [{words: {fr: [], en: []}, advice: {fr, en}, validFrom, source}].';
comment on column network.scenario is 'The scenario that made this network; null for a real one.';

create table site (
  id uuid primary key,
  network_id uuid not null references network,
  parent_site_id uuid references site,
  kind text not null check (kind in ('centre', 'antenne', 'msp', 'cabinet', 'ehpad')),
  name text not null,
  commune_code text not null check (commune_code ~ '^[0-9AB]{5}$'),
  commune_name text not null,
  address_line text not null,
  postal_code text not null check (postal_code ~ '^[0-9]{5}$'),
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  time_zone text not null,
  holiday_calendar text not null check (holiday_calendar in ('metropole', 'saint-martin')),
  phone text not null,
  status text not null check (status in ('open', 'announced')),
  wheelchair_access boolean not null default false,
  directions jsonb,
  source text
);
comment on table site is 'A centre, an antenne, an MSP. FHIR Location.';
comment on column site.directions is 'How to come, by car and without: {fr, en}.';
create index site_by_network on site (network_id);

create table room (
  id uuid primary key,
  site_id uuid not null references site,
  name text not null,
  unique (site_id, name)
);
comment on table room is 'A room of a site: a resource with its own timeline. FHIR Location.';

create table site_closure (
  id uuid primary key,
  site_id uuid not null references site,
  period tstzrange not null check (not isempty(period)),
  cause text not null
);
comment on table site_closure is 'A period in which a whole site is closed: no opening is made in it.';
create index site_closure_by_site on site_closure (site_id);

-- ---------------------------------------------------------------- people who care

create table practitioner (
  id uuid primary key,
  rpps text not null unique check (rpps ~ '^[0-9]{11}$'),
  family_name text not null check (family_name <> ''),
  given_name text not null check (given_name <> ''),
  title text not null default '',
  gender text not null check (gender in ('female', 'male', 'unknown'))
);
comment on table practitioner is 'A professional. FHIR Practitioner.';
comment on column practitioner.rpps is 'RPPS, 11 digits, Luhn key checked in code. SAS exchanges prefix it with 8.';

create table service (
  id uuid primary key,
  network_id uuid not null references network,
  code text not null,
  label jsonb not null,
  unique (network_id, code)
);
comment on table service is 'What an opening offers: general medicine, paediatrics, nurse, unscheduled care, home visit. FHIR HealthcareService.';

create table practitioner_role (
  id uuid primary key,
  network_id uuid not null references network,
  practitioner_id uuid not null references practitioner,
  site_id uuid not null references site,
  profession text not null,
  label jsonb not null,
  display_order smallint not null default 0,
  unique (practitioner_id, site_id, profession)
);
comment on table practitioner_role is 'One professional at one site. FHIR PractitionerRole.';
create index practitioner_role_by_site on practitioner_role (site_id);

create table reason (
  id uuid primary key,
  network_id uuid not null references network,
  code text not null check (code ~ '^[a-z0-9-]{2,60}$'),
  label jsonb not null,
  short_label jsonb not null,
  words jsonb not null,
  instructions jsonb,
  duration_minutes smallint not null check (duration_minutes between 5 and 480),
  step_minutes smallint not null check (step_minutes between 5 and 480),
  buffer_before_minutes smallint not null default 0 check (buffer_before_minutes between 0 and 120),
  buffer_after_minutes smallint not null default 0 check (buffer_after_minutes between 0 and 120),
  modality text not null check (modality in ('on-site', 'tele', 'home')),
  audience text not null default 'everyone' check (audience in ('everyone', 'own-patients', 'office')),
  minimum_notice_minutes integer not null default 0 check (minimum_notice_minutes between 0 and 43200),
  cancel_notice_minutes integer not null default 60 check (cancel_notice_minutes between 0 and 43200),
  horizon_days smallint not null check (horizon_days between 1 and 400),
  minimum_age_months smallint not null default 0 check (minimum_age_months >= 0),
  maximum_age_months smallint check (maximum_age_months > minimum_age_months),
  accepts_new_patients boolean not null default true,
  is_general boolean not null default false,
  display_order smallint not null default 0,
  unique (network_id, code)
);
create unique index reason_general_of_network on reason (network_id) where is_general;
comment on table reason is 'Why a patient comes. Health data once tied to a person. FHIR HealthcareService.type.';
comment on column reason.words is 'The person''s own words that lead here: {fr: [...], en: [...]}. Matched on the device, never sent.';
comment on column reason.is_general is 'Stands for words that fit no other reason.';
comment on column reason.maximum_age_months is 'Exclusive.';

create table reason_service (
  reason_id uuid not null references reason,
  service_id uuid not null references service,
  primary key (reason_id, service_id)
);

-- ---------------------------------------------------------------- people cared for

create table patient (
  id uuid primary key,
  network_id uuid not null references network,
  birth_name text not null check (length(birth_name) between 1 and 100),
  used_name text check (length(used_name) between 1 and 100),
  given_names text not null check (length(given_names) between 1 and 100),
  birth_date date not null,
  name_key text not null,
  sex text not null default 'unknown' check (sex in ('female', 'male', 'unknown')),
  email text,
  phone text check (phone ~ '^\+[0-9]{8,15}$'),
  created_at timestamptz not null,
  unique (network_id, birth_date, name_key)
);
comment on table patient is 'A person cared for. FHIR Patient.';
create function folded(name text) returns text language sql immutable parallel safe as $$ select translate(public.unaccent('public.unaccent', lower(name)), '’''-.', '    ') $$;
create index patient_by_name on patient using gin (name_key gin_trgm_ops);
create index patient_by_used_name on patient using gin (folded(used_name) gin_trgm_ops) where used_name is not null;
create index patient_by_phone on patient (phone) where phone is not null;
comment on column patient.name_key is 'Birth name and first given name, folded (no accent, case, hyphen or apostrophe): one person is one row.';

create table contact_person (
  id uuid primary key,
  patient_id uuid not null references patient,
  relationship text not null check (relationship in ('parent', 'child', 'partner', 'carer', 'social-worker', 'other')),
  email text,
  phone text check (phone ~ '^\+[0-9]{8,15}$'),
  created_at timestamptz not null,
  check (email is not null or phone is not null)
);
comment on table contact_person is 'A relative, carer or social worker who books for a patient. FHIR RelatedPerson.';
create index contact_person_by_patient on contact_person (patient_id);

-- ---------------------------------------------------------------- time: what is offered

create table opening_rule (
  id uuid primary key,
  network_id uuid not null references network,
  practitioner_id uuid not null references practitioner,
  site_id uuid not null references site,
  room_id uuid references room,
  service_id uuid not null references service,
  kind text not null check (kind in ('scheduled', 'unscheduled', 'visit')),
  audience text not null default 'everyone' check (audience in ('everyone', 'own-patients', 'office')),
  local_start timestamp not null,
  local_end timestamp not null,
  recurrence text,
  excluded_dates date[] not null default '{}',
  added_dates date[] not null default '{}',
  works_on_holidays boolean not null default false,
  materialised_until date,
  constraint an_opening_ends_after_it_starts check (local_end > local_start),
  constraint an_opening_lasts_at_most_a_day check (local_end <= local_start + interval '24 hours')
);
comment on table opening_rule is 'A weekly or monthly pattern in the site''s local time (RFC 5545 subset), or one extra opening (recurrence null).';
create index opening_rule_by_practitioner on opening_rule (practitioner_id);

create table opening (
  practitioner_id uuid not null references practitioner,
  id uuid not null,
  network_id uuid not null references network,
  site_id uuid not null references site,
  room_id uuid references room,
  service_id uuid not null references service,
  rule_id uuid not null references opening_rule,
  local_date date not null,
  kind text not null check (kind in ('scheduled', 'unscheduled', 'visit')),
  audience text not null check (audience in ('everyone', 'own-patients', 'office')),
  period tstzrange not null check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  grid_starts_at timestamptz check (grid_starts_at <= lower(period)),
  primary key (practitioner_id, id),
  constraint a_rule_opens_once_at_an_instant unique (practitioner_id, rule_id, period)
);
comment on table opening is 'A practitioner offers care at a site during a period. Materialised from a rule over 13 months. FHIR Schedule.';
comment on column opening.grid_starts_at is 'Where the grid of slots is anchored when a closure or an absence cut the beginning off; null: at the start of the period.';
create index opening_by_practitioner_time on opening using gist (practitioner_id, period);
create index opening_by_room_time on opening using gist (room_id, period) where room_id is not null;

create table absence (
  practitioner_id uuid not null references practitioner,
  id uuid not null,
  network_id uuid not null references network,
  local_start timestamp not null,
  local_end timestamp not null,
  time_zone text not null,
  recurrence text,
  cause text not null check (cause in ('leave', 'sick', 'training', 'meeting', 'other')),
  primary key (practitioner_id, id),
  constraint an_absence_ends_after_it_starts check (local_end > local_start)
);
comment on table absence is 'A practitioner is away: leave, sickness, training, meeting. It takes the time that is not booked yet.';

create table occupation (
  resource_id uuid not null,
  period tstzrange not null check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  lane smallint not null default 0 check (lane >= 0),
  cause text not null check (cause in ('appointment', 'hold', 'absence', 'duty', 'rest', 'round', 'travel', 'meeting')),
  source_id uuid not null,
  constraint occupation_no_overlap exclude using gist (resource_id with =, lane with =, period with &&)
);
comment on table occupation is 'One resource (practitioner, room, patient, vehicle) is taken during a period. One professional has one timeline.';
comment on column occupation.lane is 'Above 0: a deliberate overbooking, with its author and reason in the audit.';
create index occupation_by_source on occupation (source_id);

create table free_interval (
  practitioner_id uuid not null,
  opening_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  opening_starts_at timestamptz not null,
  opening_ends_at timestamptz not null,
  site_id uuid not null,
  service_id uuid not null,
  audience text not null,
  primary key (practitioner_id, opening_id, starts_at),
  foreign key (practitioner_id, opening_id) references opening (practitioner_id, id) on delete cascade,
  check (ends_at > starts_at)
);
comment on table free_interval is 'Openings minus occupations, kept in the transaction that changes either. A search reads only this.';
create index free_interval_by_place on free_interval (site_id, service_id, ends_at) include (starts_at, audience, practitioner_id, opening_id, opening_starts_at, opening_ends_at);

-- ---------------------------------------------------------------- appointments

create table appointment_transition (
  from_status text not null,
  to_status text not null,
  primary key (from_status, to_status)
);
insert into appointment_transition values
  ('held', 'booked'), ('held', 'expired'), ('held', 'released'),
  ('booked', 'arrived'), ('booked', 'in-progress'), ('booked', 'fulfilled'), ('booked', 'cancelled-by-patient'), ('booked', 'cancelled-by-site'), ('booked', 'no-show'),
  ('arrived', 'booked'), ('arrived', 'in-progress'), ('arrived', 'fulfilled'), ('arrived', 'cancelled-by-patient'), ('arrived', 'cancelled-by-site'), ('arrived', 'no-show'),
  ('in-progress', 'booked'), ('in-progress', 'arrived'), ('in-progress', 'fulfilled'),
  ('fulfilled', 'booked'), ('fulfilled', 'arrived'), ('fulfilled', 'in-progress'), ('no-show', 'booked'), ('no-show', 'arrived'),
  ('cancelled-by-patient', 'booked'), ('cancelled-by-site', 'booked');

create table appointment (
  practitioner_id uuid not null references practitioner,
  id uuid not null,
  network_id uuid not null references network,
  site_id uuid not null references site,
  room_id uuid references room,
  opening_id uuid,
  reason_id uuid not null references reason,
  patient_id uuid references patient,
  contact_person_id uuid references contact_person,
  status text not null check (status in ('held', 'booked', 'arrived', 'in-progress', 'fulfilled',
    'cancelled-by-patient', 'cancelled-by-site', 'no-show', 'expired', 'released')),
  period tstzrange not null check (not isempty(period)),
  lane smallint not null default 0,
  modality text not null check (modality in ('on-site', 'tele', 'home')),
  travel_minutes smallint,
  hold_expires_at timestamptz,
  hold_extended boolean not null default false,
  note text check (length(note) <= 500),
  wants_earlier boolean not null default false,
  booked_by text not null check (booked_by in ('patient', 'relative', 'office')),
  moved_from_id uuid,
  cancelled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (practitioner_id, id),
  constraint a_hold_has_an_end check (status <> 'held' or hold_expires_at is not null),
  constraint a_booked_appointment_has_a_patient check (status in ('held', 'expired', 'released') or patient_id is not null)
);
comment on table appointment is 'A rendez-vous. FHIR Appointment; held is Appointment pending.';
create index appointment_by_id on appointment (id);
create index appointment_by_practitioner_time on appointment using gist (practitioner_id, period);
create index appointment_by_site_time on appointment using gist (site_id, period);
create index appointment_by_patient on appointment (patient_id);
create index appointment_held_until on appointment (hold_expires_at) where status = 'held';

create function guard_appointment_transition() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not exists (
    select from appointment_transition where from_status = old.status and to_status = new.status
  ) then
    raise exception 'an appointment cannot go from % to %', old.status, new.status
      using errcode = 'check_violation', constraint = 'an_appointment_follows_its_states';
  end if;
  return new;
end $$;
create trigger an_appointment_follows_its_states before update of status on appointment
  for each row execute function guard_appointment_transition();

create table contact_code (
  id uuid primary key,
  appointment_id uuid not null,
  contact_hash bytea not null,
  code_hash bytea not null,
  attempts_left smallint not null check (attempts_left >= 0),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table contact_code is 'Six-digit codes. Only keyed hashes are kept: neither the code nor the contact can be read here.';
create index contact_code_by_appointment on contact_code (appointment_id);
create index contact_code_by_contact on contact_code (contact_hash, sent_at);

-- ---------------------------------------------------------------- platform

create table message (
  id uuid primary key,
  network_id uuid not null references network,
  appointment_id uuid,
  kind text not null,
  channel text not null check (channel in ('email', 'sms')),
  recipient text not null,
  subject text not null,
  body text not null,
  attachment text,
  created_at timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text
);
comment on table message is 'The outbox of e-mails and text messages. Written in the transaction that causes it, delivered once by a job.';
comment on column message.claimed_at is 'When a worker took it to the courier. It is worth some minutes: then the worker is taken for dead.';
create index message_by_time on message (created_at);

create table event (
  id bigint generated always as identity,
  practitioner_id uuid not null,
  network_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (practitioner_id, id)
);
comment on table event is 'The outbox: what happened, in order, for whoever follows (screens, jobs, interfaces). No name, no reason.';
create index event_by_id on event (id);

create table audit (
  id bigint generated always as identity,
  network_id uuid not null,
  practitioner_id uuid not null default '00000000-0000-0000-0000-000000000000',
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  outcome text not null default 'done',
  detail jsonb not null default '{}',
  request_id text,
  primary key (practitioner_id, id)
);
comment on table audit is 'Append-only trace of every state change: who, what, on what, when. Detail holds no name and no reason.';
create index audit_by_subject on audit (subject_id);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin raise exception 'the audit is append-only' using errcode = 'insufficient_privilege'; end $$;
create trigger audit_is_append_only before update or delete on audit for each row execute function refuse_change_of_audit();
create trigger audit_is_never_emptied before truncate on audit for each statement execute function refuse_change_of_audit();

create table idempotency_key (
  key text not null check (length(key) between 8 and 200),
  action text not null,
  request_hash bytea not null,
  status smallint,
  response jsonb,
  created_at timestamptz not null,
  primary key (key, action)
);
comment on table idempotency_key is 'A retried POST gives the first answer again. Kept 24 hours.';
create index idempotency_key_by_time on idempotency_key (created_at);

create table attempt (
  key bytea not null,
  at timestamptz not null
);
comment on table attempt is 'Rate limits: one row an attempt, the key is a keyed hash of what is limited.';
create index attempt_by_key on attempt (key, at);

create table travel_time (
  from_commune text not null,
  to_commune text not null,
  minutes smallint not null check (minutes >= 0),
  provider text not null check (provider in ('estimate', 'matrix', 'osrm')),
  computed_at timestamptz not null,
  primary key (from_commune, to_commune)
);
comment on table travel_time is 'Minutes by car, whole, rounded up, each direction on its own row.';

-- ---------------------------------------------------------------- free time, kept

create function rewrite_free_intervals(resources uuid[], periods tstzmultirange) returns uuid[] language plpgsql as $$
declare openings uuid[];
begin
  -- The locks come first, in one order for all: the statements after them see what the writer before us committed. The
  -- practitioner's and the room's hold back openings that are being made: a lock on openings alone does not see a new one.
  perform from practitioner p where p.id = any(resources) order by p.id for no key update;
  perform from room r where r.id = any(resources) order by r.id for no key update;
  select array_agg(locked.id) into openings from (
    select o.id from opening o
     where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods
     order by o.practitioner_id, o.id for no key update) as locked;
  delete from free_interval f using opening o
   where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods
     and f.practitioner_id = o.practitioner_id and f.opening_id = o.id;
  insert into free_interval (practitioner_id, opening_id, starts_at, ends_at, opening_starts_at, opening_ends_at, site_id, service_id, audience)
  select o.practitioner_id, o.id, lower(piece), upper(piece), coalesce(o.grid_starts_at, lower(o.period)), upper(o.period), o.site_id, o.service_id, o.audience
    from opening o
    cross join lateral unnest(
      tstzmultirange(o.period) - coalesce((
        select range_agg(c.period) from occupation c
         where c.resource_id in (o.practitioner_id, o.room_id) and c.period && o.period), '{}'::tstzmultirange)
    ) as piece
   where (o.practitioner_id = any(resources) or o.room_id = any(resources)) and o.period && periods;
  return coalesce(openings, '{}');
end $$;
comment on function rewrite_free_intervals is
  'free time = openings minus occupations (of the practitioner and of the room, overbookings included), for the openings of these resources that meet these periods. The only definition of free time. Call it once, last, in a transaction that changes an opening or an occupation. Gives the openings, which nobody changes until the transaction ends.';
