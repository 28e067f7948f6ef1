import { type RawBuilder, sql } from 'kysely'

/** How a class of data leaves: which rows are past their time (alias `t`), and what is written over them. */
export interface ExpiredRows {
  table: string
  /** What names a row in the hash of the proof. */
  id: string
  isExpired(networkId: string, cutoff: string): RawBuilder<unknown>
  /** Columns to write instead of removing the row. */
  set?: (now: string) => RawBuilder<unknown>
}

const CARE = `'booked', 'arrived', 'in-progress', 'fulfilled'`
const anonymise = (now: string) =>
  sql`patient_id = null, contact_person_id = null, note = null, anonymised_at = ${now}::timestamptz`

const older =
  (column: string, condition = 'true') =>
  (networkId: string, cutoff: string) =>
    sql`t.network_id = ${networkId} and ${sql.raw(column)} < ${cutoff}::timestamptz and ${sql.raw(condition)}`

/**
 * The classes of the policy that are rows of one table. `audit` and `patient` leave in their own ways: see `remove-audit.ts` and
 * `remove-patients.ts`. An appointment that nobody noted counts as care, as in an erasure.
 */
export const EXPIRED_ROWS: Readonly<Record<string, ExpiredRows>> = {
  'appointment-with-care': {
    table: 'appointment',
    id: 't.id',
    isExpired: (networkId, cutoff) => sql`
      t.network_id = ${networkId} and t.status in (${sql.raw(CARE)}) and upper(t.period) < ${cutoff}::timestamptz and t.patient_id is not null
      and not exists (select from appointment later where later.patient_id = t.patient_id and later.status in (${sql.raw(CARE)})
                         and upper(later.period) >= ${cutoff}::timestamptz)`,
    set: anonymise,
  },
  'appointment-without-care': {
    table: 'appointment',
    id: 't.id',
    isExpired: older('upper(t.period)', `t.patient_id is not null and t.status not in (${CARE})`),
    set: anonymise,
  },
  'appointment-note': {
    table: 'appointment',
    id: 't.id',
    isExpired: older('upper(t.period)', 't.note is not null'),
    set: () => sql`note = null`,
  },
  message: { table: 'message', id: 't.id', isExpired: older('t.created_at', `t.kind <> 'code'`) },
  'code-message': { table: 'message', id: 't.id', isExpired: older('t.created_at', `t.kind = 'code'`) },
  'contact-code': { table: 'contact_code', id: 't.id', isExpired: older('t.sent_at') },
  'person-code': { table: 'person_code', id: 't.id', isExpired: older('t.sent_at') },
  'idempotency-key': {
    table: 'idempotency_key',
    id: `encode(sha256(convert_to(t.key, 'UTF8')), 'hex')`,
    isExpired: older('t.created_at'),
  },
  attempt: {
    table: 'attempt',
    id: `encode(t.key, 'hex')`,
    isExpired: (_networkId, cutoff) => sql`t.at < ${cutoff}::timestamptz`,
  },
  'unused-hold': {
    table: 'appointment',
    id: 't.id',
    isExpired: older('t.updated_at', `t.status in ('expired', 'released')`),
  },
  session: { table: 'session', id: 't.id', isExpired: older('coalesce(t.ended_at, t.expires_at)') },
  invitation: {
    table: 'invitation',
    id: 't.id',
    isExpired: older('coalesce(t.accepted_at, t.withdrawn_at, t.expires_at)'),
  },
  'break-glass': { table: 'break_glass', id: 't.id', isExpired: older('t.starts_at') },
  event: { table: 'event', id: 't.id', isExpired: older('t.at') },
  'access-day': { table: 'access_day', id: `t.reason_id || ' ' || t.day`, isExpired: older('t.at') },
  'planning-scenario': { table: 'planning_scenario', id: 't.id', isExpired: older('t.updated_at') },
  'rights-request': { table: 'rights_request', id: 't.id', isExpired: older('t.handled_at') },
  erasure: { table: 'erasure', id: 't.patient_id', isExpired: older('t.erased_at') },
  'purge-proof': { table: 'purge_proof', id: `t.class || ' ' || t.at`, isExpired: older('t.at') },
}
