-- Who a patient is, and how surely: strict traits, status, matricule INS, former identities, merges and their undo.
-- Sources: RNIV (référentiel national d'identitovigilance, volet 1) and référentiel "Identifiant national de santé".

create function matricule_holds(matricule text) returns boolean language sql immutable strict parallel safe as $$
  select case when matricule ~ '^[1-478][0-9]{4}([0-9]{2}|2[AB])[0-9]{8}$'
    then 97 - replace(replace(left(matricule, 13), '2A', '19'), '2B', '18')::bigint % 97 = right(matricule, 2)::integer
    else false end
$$;
comment on function matricule_holds is 'Whether a matricule INS has its form and its key: 97 minus the remainder of its 13 characters by 97, Corsica 2A as 19 and 2B as 18.';

alter table patient
  add column used_given_name text check (length(used_given_name) between 1 and 100),
  add column birth_place_code text check (birth_place_code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'),
  add column identity_status text not null default 'provisional' check (identity_status in ('provisional', 'retrieved', 'validated', 'qualified')),
  add column identity_attributes text[] not null default '{}' check (identity_attributes <@ array['homonym', 'doubtful', 'fictitious']),
  add column matricule text check (matricule_holds(matricule)),
  add column matricule_oid text check (matricule_oid in ('1.2.250.1.213.1.4.8', '1.2.250.1.213.1.4.9', '1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11')),
  add column insi_answered_at timestamptz,
  add column evidence_kind text check (evidence_kind in ('identity-card', 'passport', 'residence-permit', 'electronic-identity', 'family-record', 'birth-certificate')),
  add column evidence_at timestamptz,
  add column evidence_by text,
  add column identity_version integer not null default 1,
  add column identity_cause text not null default 'created' check (identity_cause in ('created', 'rectified', 'document', 'insi', 'attributes')),
  add column identity_changed_at timestamptz,
  add column identity_changed_by text,
  add column merged_into uuid references patient on delete cascade,
  add constraint a_matricule_has_its_authority check ((matricule is null) = (matricule_oid is null)),
  add constraint a_matricule_comes_with_the_answer_of_insi check ((matricule is null) = (insi_answered_at is null)),
  add constraint retrieved_and_qualified_have_a_matricule check ((identity_status in ('retrieved', 'qualified')) = (matricule is not null)),
  add constraint a_document_has_a_kind_a_day_and_a_witness check (num_nonnulls(evidence_kind, evidence_at, evidence_by) in (0, 3)),
  add constraint validated_and_qualified_have_a_document check ((identity_status in ('validated', 'qualified')) = (evidence_kind is not null)),
  add constraint a_proven_identity_has_its_traits check (identity_status = 'provisional' or (sex <> 'unknown' and birth_place_code is not null)),
  add constraint a_doubt_keeps_an_identity_provisional check (identity_status = 'provisional' or not identity_attributes && array['doubtful', 'fictitious']),
  add constraint nobody_is_merged_into_themselves check (merged_into <> id);
comment on column patient.given_names is 'Birth given names in their order, parted by commas or spaces; a hyphen joins. The first one is a strict trait.';
comment on column patient.birth_place_code is 'INSEE code of the commune of birth, of the country (99...) for a birth abroad. Strict trait.';
comment on column patient.identity_status is 'RNIV: provisional, retrieved (INSi answered), validated (a document was seen), qualified (both).';
comment on column patient.identity_attributes is 'RNIV: homonym, doubtful (douteuse), fictitious (fictive). The last two keep it provisional.';
comment on column patient.matricule is 'Matricule INS: NIR or NIA with its key. Shown and sent only when the identity is qualified.';
comment on column patient.evidence_kind is 'The document that was seen. Its copy is never kept.';
comment on column patient.evidence_by is 'Who saw it, as the audit names actors.';
comment on column patient.identity_version is 'Counts the changes of the identity; the former ones are in patient_identity_history.';
comment on column patient.merged_into is 'Another record of the same person, which is the one in use. Never itself merged away.';

-- A record that is merged away no longer stands for its name; until then one person is one row.
alter table patient drop constraint patient_network_id_birth_date_name_key_key;
create unique index one_patient_of_an_identity on patient (network_id, birth_date, name_key) where merged_into is null;
create index patient_by_identity on patient (network_id, birth_date, name_key);
create index patient_merged_into on patient (merged_into) where merged_into is not null;
create unique index one_patient_of_a_qualified_matricule on patient (network_id, matricule) where identity_status = 'qualified' and merged_into is null;
create index patient_by_matricule on patient (network_id, matricule) where matricule is not null;
create index patient_by_name_key on patient (network_id, name_key);
create index patient_by_email on patient (network_id, email) where email is not null;

-- ---------------------------------------------------------------- statuses

create table patient_identity_transition (
  from_status text not null,
  to_status text not null,
  primary key (from_status, to_status)
);
comment on table patient_identity_transition is 'Which status of an identity may follow which. Made of what may happen to an identity: see core/identity/identity-status.ts.';
insert into patient_identity_transition values
  ('provisional', 'retrieved'), ('provisional', 'validated'), ('retrieved', 'provisional'), ('retrieved', 'qualified'),
  ('validated', 'provisional'), ('validated', 'qualified'), ('qualified', 'provisional'), ('qualified', 'validated');

create table patient_identity_history (
  patient_id uuid not null references patient on delete cascade,
  version integer not null,
  network_id uuid not null references network,
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
  evidence_at timestamptz,
  evidence_by text,
  cause text not null,
  changed_by text,
  since timestamptz not null,
  until timestamptz not null,
  primary key (patient_id, version)
);
comment on table patient_identity_history is 'What was believed of a patient before each change, since when, by whom and why: a rectification can be followed and taken back.';
create index patient_identity_history_by_network on patient_identity_history (network_id, patient_id);

create function follow_patient_identity() returns trigger language plpgsql as $$
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
end $$;
create trigger an_identity_keeps_what_it_was before update of birth_name, used_name, given_names, used_given_name, birth_date, sex,
    birth_place_code, identity_status, identity_attributes, matricule, matricule_oid, evidence_kind, evidence_at on patient
  for each row execute function follow_patient_identity();

-- ---------------------------------------------------------------- merges

create table patient_merge (
  id uuid primary key,
  network_id uuid not null references network,
  kept_id uuid not null references patient on delete cascade,
  merged_id uuid not null references patient on delete cascade,
  score smallint not null check (score between 0 and 100),
  moved jsonb not null,
  completed text[] not null default '{}' check (completed <@ array['phone', 'email']),
  merged_at timestamptz not null,
  merged_by text not null,
  undone_at timestamptz,
  undone_by text,
  check ((undone_at is null) = (undone_by is null))
);
comment on table patient_merge is 'Two records were found to be one person: which rows went from one to the other, so that undoing puts back exactly those.';
comment on column patient_merge.moved is 'Ids of the rows that went over, by table: {appointment: [], contact_person: [], ...}.';
comment on column patient_merge.completed is 'Contacts that the kept record did not have, and received.';
create unique index patient_merge_in_force on patient_merge (merged_id) where undone_at is null;
create index patient_merge_by_kept on patient_merge (kept_id);

create function guard_patient_merge() returns trigger language plpgsql as $$
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
end $$;
create trigger a_merge_is_of_one_person before update of merged_into on patient for each row execute function guard_patient_merge();

-- Whoever chose the record before it was merged away tries again, and finds the one in use.
create function refuse_merged_patient() returns trigger language plpgsql as $$
declare kept uuid;
begin
  -- The lock comes first: it waits for a merge under way, and reads what that merge made of the record.
  select p.merged_into into kept from patient p where p.id = new.patient_id for key share;
  if kept is not null then
    raise exception 'this record was merged into another one' using errcode = 'serialization_failure';
  end if;
  return new;
end $$;
create trigger an_appointment_is_of_a_record_in_use before insert or update of patient_id on appointment
  for each row when (new.patient_id is not null) execute function refuse_merged_patient();

-- ---------------------------------------------------------------- fences

select share_table('patient_identity_transition', '{select}');
select fence_table('patient_identity_history', '{select,insert,delete}');
select fence_table('patient_merge');
select fence_table('contact_person');
