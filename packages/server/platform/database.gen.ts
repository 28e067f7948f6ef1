// Made by `npm run schema` from the migrated database; a test compares it. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>
type Json = ColumnType<unknown, string, string>
type WithDefault<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export interface AbsenceTable {
  practitioner_id: string
  id: string
  network_id: string
  local_start: string
  local_end: string
  time_zone: string
  recurrence: string | null
  cause: string
}

export interface AccessDayTable {
  network_id: WithDefault<string>
  reason_id: string
  day: string
  at: Timestamp
  travel: string
  sites: string[]
  communes: string[]
  minutes_48h: (number | null)[]
  minutes_7d: (number | null)[]
  minutes_30d: (number | null)[]
  site_7d: (number | null)[]
  third_hours_15: (number | null)[]
  third_hours_20: (number | null)[]
  third_hours_30: (number | null)[]
}

export interface AccountTable {
  id: string
  kind: string
  display_name: string
  email: string | null
  language: WithDefault<string>
  practitioner_id: string | null
  demo: WithDefault<boolean>
  password_hash: string | null
  password_changed_at: Timestamp | null
  totp_secret: string | null
  totp_confirmed_at: Timestamp | null
  totp_last_step: number | null
  created_at: Timestamp
  closed_at: Timestamp | null
  network_id: string | null
}

export interface AccountIdentityTable {
  provider: string
  subject_hash: Buffer
  account_id: string
  sealed: string | null
  created_at: Timestamp
  last_used_at: Timestamp
  network_id: WithDefault<string>
}

export interface AppointmentTable {
  practitioner_id: string
  id: string
  network_id: string
  site_id: string
  room_id: string | null
  opening_id: string | null
  reason_id: string
  patient_id: string | null
  contact_person_id: string | null
  status: string
  period: string
  lane: WithDefault<number>
  modality: string
  travel_minutes: number | null
  hold_expires_at: Timestamp | null
  hold_extended: WithDefault<boolean>
  note: string | null
  wants_earlier: WithDefault<boolean>
  booked_by: string
  moved_from_id: string | null
  cancelled_at: Timestamp | null
  version: WithDefault<number>
  created_at: Timestamp
  updated_at: Timestamp
  anonymised_at: Timestamp | null
}

export interface AppointmentTransitionTable {
  from_status: string
  to_status: string
}

export interface AttemptTable {
  key: Buffer
  at: Timestamp
}

export interface AuditTable {
  id: GeneratedAlways<number>
  network_id: string
  practitioner_id: WithDefault<string>
  at: Timestamp
  actor: string
  action: string
  subject_type: string
  subject_id: string | null
  outcome: WithDefault<string>
  detail: WithDefault<Json>
  request_id: string | null
  from_network: string | null
  break_glass_id: string | null
}

export interface AuditRemovalTable {
  network_id: string
  up_to_seal: number
  last_audit_id: number
  removed_at: Timestamp
}

export interface AuditSealTable {
  network_id: string
  number: number
  last_audit_id: number
  entries: number
  hash: Buffer
  sealed_at: Timestamp
  version: WithDefault<number>
  digest: Buffer
}

export interface AuditVerificationTable {
  network_id: string
  at: Timestamp
  seals: number
  holds: boolean
  fault_after: number | null
  fault_up_to: number | null
}

export interface BreakGlassTable {
  id: string
  network_id: string
  account_id: string
  patient_id: string | null
  reason: string | null
  starts_at: Timestamp
  ends_at: Timestamp
}

export interface ContactCodeTable {
  id: string
  appointment_id: string
  contact_hash: Buffer
  code_hash: Buffer
  attempts_left: number
  sent_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
  network_id: WithDefault<string>
}

export interface ContactPersonTable {
  id: string
  patient_id: string
  relationship: string
  email: string | null
  phone: string | null
  created_at: Timestamp
  network_id: WithDefault<string>
  confirmed_at: Timestamp | null
  confirmed_by: string | null
  name: string | null
  asked_at: Timestamp | null
}

export interface ErasureTable {
  patient_id: string
  network_id: string
  mode: string
  erased_at: Timestamp
}

export interface EventTable {
  id: GeneratedAlways<number>
  practitioner_id: string
  network_id: string
  kind: string
  subject_id: string
  detail: WithDefault<Json>
  at: Timestamp
}

export interface FreeIntervalTable {
  practitioner_id: string
  opening_id: string
  starts_at: Timestamp
  ends_at: Timestamp
  opening_starts_at: Timestamp
  opening_ends_at: Timestamp
  site_id: string
  service_id: string
  audience: string
  network_id: string
}

export interface IdempotencyKeyTable {
  key: string
  action: string
  request_hash: Buffer
  status: number | null
  response: Json | null
  created_at: Timestamp
  network_id: WithDefault<string>
}

export interface InvitationTable {
  id: string
  network_id: string
  kind: string
  email: string
  token_hash: Buffer
  role: string | null
  site_ids: string[] | null
  practitioner_id: string | null
  membership_until: Timestamp | null
  account_id: string | null
  invited_by: string | null
  created_at: Timestamp
  expires_at: Timestamp
  accepted_at: Timestamp | null
  withdrawn_at: Timestamp | null
}

export interface MembershipTable {
  id: string
  network_id: string
  account_id: string
  role: string
  site_ids: string[] | null
  practitioner_id: string | null
  patient_id: string | null
  valid_from: Timestamp
  valid_until: Timestamp | null
  granted_by: string | null
  bookings_only: WithDefault<boolean>
}

export interface MessageTable {
  id: string
  network_id: string
  appointment_id: string | null
  kind: string
  channel: string
  recipient: string
  subject: string
  body: string
  attachment: string | null
  created_at: Timestamp
  claimed_at: Timestamp | null
  sent_at: Timestamp | null
  failed_at: Timestamp | null
  failure: string | null
}

export interface NetworkTable {
  id: string
  slug: string
  name: string
  short_name: string
  phone: string
  phone_hours: Json
  emergency: Json
  alarm_words: WithDefault<Json>
  time_zone: WithDefault<string>
  departements: string[]
  language: WithDefault<string>
  scenario: string | null
  scenario_loaded_at: Timestamp | null
  created_at: Timestamp
}

export interface OccupationTable {
  resource_id: string
  period: string
  lane: WithDefault<number>
  cause: string
  source_id: string
  network_id: WithDefault<string>
}

export interface OidcSessionTable {
  session_id: string
  network_id: string
  provider: string
  sealed_id_token: string
}

export interface OidcTransactionTable {
  id: string
  network_id: string
  provider: string
  state_hash: Buffer
  browser_hash: Buffer
  return_path: string | null
  expires_at: Timestamp
  invitation_id: string | null
}

export interface OpeningTable {
  practitioner_id: string
  id: string
  network_id: string
  site_id: string
  room_id: string | null
  service_id: string
  rule_id: string
  local_date: string
  kind: string
  audience: string
  period: string
  grid_starts_at: Timestamp | null
}

export interface OpeningRuleTable {
  id: string
  network_id: string
  practitioner_id: string
  site_id: string
  room_id: string | null
  service_id: string
  kind: string
  audience: WithDefault<string>
  local_start: string
  local_end: string
  recurrence: string | null
  excluded_dates: WithDefault<string[]>
  added_dates: WithDefault<string[]>
  works_on_holidays: WithDefault<boolean>
  materialised_until: string | null
}

export interface PasskeyTable {
  id: string
  account_id: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: WithDefault<string[]>
  synced: boolean
  label: string
  created_at: Timestamp
  last_used_at: Timestamp | null
}

export interface PatientTable {
  id: string
  network_id: string
  birth_name: string
  used_name: string | null
  given_names: string
  birth_date: string
  name_key: string
  sex: WithDefault<string>
  email: string | null
  phone: string | null
  created_at: Timestamp
  used_given_name: string | null
  birth_place_code: string | null
  identity_status: WithDefault<string>
  identity_attributes: WithDefault<string[]>
  matricule: string | null
  matricule_oid: string | null
  insi_answered_at: Timestamp | null
  evidence_kind: string | null
  evidence_at: Timestamp | null
  evidence_by: string | null
  identity_version: WithDefault<number>
  identity_cause: WithDefault<string>
  identity_changed_at: Timestamp | null
  identity_changed_by: string | null
  merged_into: string | null
  restricted_at: Timestamp | null
  made_by: string | null
  phone_unconfirmed_since: Timestamp | null
  email_unconfirmed_since: Timestamp | null
}

export interface PatientIdentityHistoryTable {
  patient_id: string
  version: number
  network_id: string
  birth_name: string
  used_name: string | null
  given_names: string
  used_given_name: string | null
  birth_date: string
  sex: string
  birth_place_code: string | null
  identity_status: string
  identity_attributes: string[]
  matricule: string | null
  matricule_oid: string | null
  evidence_kind: string | null
  evidence_at: Timestamp | null
  evidence_by: string | null
  cause: string
  changed_by: string | null
  since: Timestamp
  until: Timestamp
}

export interface PatientIdentityTransitionTable {
  from_status: string
  to_status: string
}

export interface PatientMergeTable {
  id: string
  network_id: string
  kept_id: string
  merged_id: string
  score: number
  moved: Json
  completed: WithDefault<string[]>
  merged_at: Timestamp
  merged_by: string
  undone_at: Timestamp | null
  undone_by: string | null
}

export interface PersonCodeTable {
  id: string
  network_id: string
  contact_hash: Buffer
  sealed: string
  code_hash: Buffer | null
  attempts_left: number
  sent_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface PlanningScenarioTable {
  id: string
  network_id: WithDefault<string>
  name: string
  area: string
  baseline: Json
  changes: Json
  looked_at: string | null
  max_minutes: WithDefault<number>
  version: WithDefault<number>
  created_by: string
  created_at: Timestamp
  updated_by: string
  updated_at: Timestamp
}

export interface PractitionerTable {
  id: string
  rpps: string
  family_name: string
  given_name: string
  title: WithDefault<string>
  gender: string
}

export interface PractitionerRoleTable {
  id: string
  network_id: string
  practitioner_id: string
  site_id: string
  profession: string
  label: Json
  display_order: WithDefault<number>
}

export interface PurgeProofTable {
  network_id: string
  class: string
  at: Timestamp
  rows: number
  older_than: Timestamp
  ids_hash: Buffer
}

export interface ReasonTable {
  id: string
  network_id: string
  code: string
  label: Json
  short_label: Json
  words: Json
  instructions: Json | null
  duration_minutes: number
  step_minutes: number
  buffer_before_minutes: WithDefault<number>
  buffer_after_minutes: WithDefault<number>
  modality: string
  audience: WithDefault<string>
  minimum_notice_minutes: WithDefault<number>
  cancel_notice_minutes: WithDefault<number>
  horizon_days: number
  minimum_age_months: WithDefault<number>
  maximum_age_months: number | null
  accepts_new_patients: WithDefault<boolean>
  is_general: WithDefault<boolean>
  display_order: WithDefault<number>
}

export interface ReasonServiceTable {
  reason_id: string
  service_id: string
  network_id: WithDefault<string>
}

export interface RecoveryCodeTable {
  account_id: string
  code_hash: Buffer
  salt: Buffer
  created_at: Timestamp
  used_at: Timestamp | null
}

export interface RightsRequestTable {
  id: string
  network_id: string
  patient_id: string | null
  kind: string
  state: string
  channel: string
  received_at: Timestamp
  due_on: string
  extended_at: Timestamp | null
  note: string | null
  answer: string | null
  handled_by: string | null
  handled_at: Timestamp | null
  identity_check: string | null
}

export interface RoomTable {
  id: string
  site_id: string
  name: string
  network_id: WithDefault<string>
}

export interface ServiceTable {
  id: string
  network_id: string
  code: string
  label: Json
}

export interface SessionTable {
  id: string
  account_id: string
  network_id: string
  token_hash: Buffer
  factors: string[]
  device: WithDefault<string>
  created_at: Timestamp
  seen_at: Timestamp
  expires_at: Timestamp
  idle_minutes: number
  proved_at: Timestamp | null
  ended_at: Timestamp | null
  end_cause: string | null
}

export interface SignInChallengeTable {
  id: string
  purpose: string
  token_hash: Buffer
  account_id: string | null
  invitation_id: string | null
  expected: string | null
  attempts_left: number
  created_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
  network_id: WithDefault<string>
}

export interface SiteTable {
  id: string
  network_id: string
  parent_site_id: string | null
  kind: string
  name: string
  commune_code: string
  commune_name: string
  address_line: string
  postal_code: string
  lon: number
  lat: number
  time_zone: string
  holiday_calendar: string
  phone: string
  status: string
  wheelchair_access: WithDefault<boolean>
  directions: Json | null
  source: string | null
}

export interface SiteClosureTable {
  id: string
  site_id: string
  period: string
  cause: string
  network_id: WithDefault<string>
}

export interface TravelTimeTable {
  from_commune: string
  to_commune: string
  minutes: number
  provider: string
  computed_at: Timestamp
}

export interface Database {
  absence: AbsenceTable
  access_day: AccessDayTable
  account: AccountTable
  account_identity: AccountIdentityTable
  appointment: AppointmentTable
  appointment_transition: AppointmentTransitionTable
  attempt: AttemptTable
  audit: AuditTable
  audit_removal: AuditRemovalTable
  audit_seal: AuditSealTable
  audit_verification: AuditVerificationTable
  break_glass: BreakGlassTable
  contact_code: ContactCodeTable
  contact_person: ContactPersonTable
  erasure: ErasureTable
  event: EventTable
  free_interval: FreeIntervalTable
  idempotency_key: IdempotencyKeyTable
  invitation: InvitationTable
  membership: MembershipTable
  message: MessageTable
  network: NetworkTable
  occupation: OccupationTable
  oidc_session: OidcSessionTable
  oidc_transaction: OidcTransactionTable
  opening: OpeningTable
  opening_rule: OpeningRuleTable
  passkey: PasskeyTable
  patient: PatientTable
  patient_identity_history: PatientIdentityHistoryTable
  patient_identity_transition: PatientIdentityTransitionTable
  patient_merge: PatientMergeTable
  person_code: PersonCodeTable
  planning_scenario: PlanningScenarioTable
  practitioner: PractitionerTable
  practitioner_role: PractitionerRoleTable
  purge_proof: PurgeProofTable
  reason: ReasonTable
  reason_service: ReasonServiceTable
  recovery_code: RecoveryCodeTable
  rights_request: RightsRequestTable
  room: RoomTable
  service: ServiceTable
  session: SessionTable
  sign_in_challenge: SignInChallengeTable
  site: SiteTable
  site_closure: SiteClosureTable
  travel_time: TravelTimeTable
}
