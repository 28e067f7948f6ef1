-- Traces and rights: from where and why in the audit, records opened outside care, requests of people about their data,
-- erasures, the proof that what is past its time was removed, and counts without persons for planning.

-- ---------------------------------------------------------------- the audit: from where, why, and how its lines leave

alter table audit
  add column from_network text check (from_network ~ '^[0-9a-f.:]+/(24|48)$'),
  add column break_glass_id uuid;
comment on column audit.from_network is 'Network of the address that asked: the first 24 bits of an IPv4 address, 48 of an IPv6 one; null: a task, or a line of before.';
comment on column audit.break_glass_id is 'Why: the reason given to open this record outside care. The text is in break_glass, so that it can be erased.';
create index audit_by_account on audit (actor, id) where actor like 'account:%';
create index audit_by_break_glass on audit (break_glass_id) where break_glass_id is not null;
create index audit_by_time on audit (network_id, at);

-- A line without the newer members is hashed as before: links sealed then still hold. Members beside the ten make another array,
-- so that to fill one in later, or to empty it, shows.
create or replace function audit_digest(a_network uuid, after_id bigint, up_to bigint, out digest bytea, out entries integer) language sql stable as $$
  select sha256(convert_to(coalesce(string_agg(
           (case when a.from_network is null and a.break_glass_id is null
             then json_build_array(a.id, a.practitioner_id, extract(epoch from a.at), a.actor, a.action, a.subject_type, a.subject_id, a.outcome, a.detail, a.request_id)
             else json_build_array(a.id, a.practitioner_id, extract(epoch from a.at), a.actor, a.action, a.subject_type, a.subject_id, a.outcome, a.detail, a.request_id,
                                   a.from_network, a.break_glass_id)
            end)::text,
           E'\n' order by a.id), ''), 'UTF8')),
         count(*)::integer
    from audit a where a.network_id = a_network and a.id > after_id and a.id <= up_to
$$;

create table audit_removal (
  network_id uuid not null,
  up_to_seal bigint not null,
  last_audit_id bigint not null,
  removed_at timestamptz not null,
  primary key (network_id, up_to_seal)
);
comment on table audit_removal is 'The lines under these links left at the end of their retention; the links stay, and verification starts after them. Append-only.';

create function guard_audit_removal() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_seal s where s.network_id = new.network_id and s.number = new.up_to_seal
                    and s.last_audit_id = new.last_audit_id and s.sealed_at < now() - interval '1 year') then
    raise exception 'audit lines sealed less than a year ago cannot be removed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function guard_audit_removal is 'Whatever the configuration says, and whoever runs it: a year is kept (CNIL, délibération 2021-122).';
create trigger an_audit_removal_keeps_a_year before insert on audit_removal for each row execute function guard_audit_removal();
create trigger audit_removal_is_append_only before update or delete on audit_removal for each row execute function refuse_change_of_audit();
create trigger audit_removal_is_never_emptied before truncate on audit_removal for each statement execute function refuse_change_of_audit();

create function refuse_removal_of_audit() returns trigger language plpgsql as $$
begin
  if exists (select from audit_removal r where r.network_id = old.network_id and old.id <= r.last_audit_id) then return old; end if;
  raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;
drop trigger audit_is_append_only on audit;
create trigger audit_is_append_only before update on audit for each row execute function refuse_change_of_audit();
create trigger audit_lines_leave_at_their_end before delete on audit for each row execute function refuse_removal_of_audit();

create table audit_verification (
  network_id uuid not null,
  at timestamptz not null,
  seals integer not null,
  holds boolean not null,
  fault_after bigint,
  fault_up_to bigint,
  primary key (network_id, at)
);
comment on table audit_verification is 'When the chain was computed again, and whether it held; if not, between which lines.';

-- ---------------------------------------------------------------- a record opened outside care

create table break_glass (
  id uuid primary key,
  network_id uuid not null references network,
  account_id uuid not null references account,
  patient_id uuid references patient on delete set null,
  reason text check (length(reason) between 10 and 500),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at)
);
comment on table break_glass is 'Somebody opened a patient''s record outside their care, for some hours, and said why.';
comment on column break_glass.reason is 'In the words of who opened it. Null once the patient was erased.';
create index break_glass_by_account on break_glass (account_id, patient_id, ends_at);
create index break_glass_by_patient on break_glass (patient_id);
create index break_glass_by_time on break_glass (network_id, starts_at);

-- ---------------------------------------------------------------- rights of people over their data

create table rights_request (
  id uuid primary key,
  network_id uuid not null references network,
  patient_id uuid references patient on delete set null,
  kind text not null check (kind in ('access', 'rectification', 'erasure', 'objection')),
  state text not null check (state in ('open', 'fulfilled', 'refused', 'withdrawn')),
  channel text not null check (channel in ('online', 'letter', 'phone', 'desk')),
  received_at timestamptz not null,
  due_on date not null,
  extended_at timestamptz,
  note text check (length(note) <= 1000),
  answer text check (length(answer) <= 1000),
  handled_by uuid references account,
  handled_at timestamptz,
  constraint a_closed_request_says_when check ((state = 'open') = (handled_at is null)),
  constraint a_refusal_says_why check (state <> 'refused' or answer is not null)
);
comment on table rights_request is 'What a person asked about their own data, when an answer is due, and what was answered (RGPD art. 12 to 21).';
create index rights_request_by_patient on rights_request (patient_id);
create index rights_request_open on rights_request (network_id, due_on) where state = 'open';

create table erasure (
  patient_id uuid primary key,
  network_id uuid not null references network,
  mode text not null check (mode in ('erase', 'anonymise', 'restrict')),
  erased_at timestamptz not null
);
comment on table erasure is 'The journal of erasures: an id that names nobody any more, so that a restored backup is purged of the same persons again.';

alter table patient add column restricted_at timestamptz;
comment on column patient.restricted_at is 'Erasure was asked, and the law keeps the identity with the care given: contacts are gone, nothing more is written.';

alter table appointment add column anonymised_at timestamptz;
alter table appointment drop constraint a_booked_appointment_has_a_patient;
alter table appointment add constraint a_booked_appointment_has_a_patient
  check (status in ('held', 'expired', 'released') or patient_id is not null or anonymised_at is not null);
alter table appointment add constraint an_anonymised_appointment_names_nobody
  check (anonymised_at is null or (patient_id is null and contact_person_id is null and note is null));
comment on column appointment.anonymised_at is 'From then on it counts, and belongs to nobody.';

-- ---------------------------------------------------------------- retention

create table purge_proof (
  network_id uuid not null references network,
  class text not null,
  at timestamptz not null,
  rows integer not null check (rows >= 0),
  older_than timestamptz not null,
  ids_hash bytea not null check (length(ids_hash) = 32),
  primary key (network_id, class, at)
);
comment on table purge_proof is 'What left at the end of its retention: how many rows, older than when, and the hash of their sorted ids. The same is a line of the audit.';
create trigger purge_proof_is_append_only before update on purge_proof for each row execute function refuse_change_of_audit();

-- ---------------------------------------------------------------- planning: counts without persons

create function planning_activity(a_network uuid, from_month date, to_month date)
returns table (site_id uuid, month text, booked integer, honoured integer, no_show integer, cancelled integer) language sql stable as $$
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
$$;
comment on function planning_activity is 'Appointments by site and month, for planning: no person, no professional, no reason leaves it.';

-- ---------------------------------------------------------------- fences

select fence_table('audit', '{select,insert,delete}');
select fence_table('event', '{select,insert,delete}');
select fence_table('patient');
select fence_table('contact_person');
select fence_table('membership');
select fence_table('audit_removal', '{select,insert}');
select fence_table('audit_verification', '{select,insert}');
select fence_table('break_glass', '{select,insert,update,delete}');
select fence_table('rights_request', '{select,insert,update,delete}');
select fence_table('erasure');
select fence_table('purge_proof', '{select,insert,delete}');
