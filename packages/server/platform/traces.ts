import { type OperationNodeSource, type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Actor, actorName } from './actor.ts'
import type { Tx } from './database.ts'
import { THEN_COMMIT } from './preparing-client.ts'
import type { TaskName, Tasks } from './jobs.ts'

/** A line of the audit: who did what, on what. Who, when and in which request are added when it is written. */
export interface AuditEntry {
  action: string
  networkId: string
  practitionerId?: string
  subjectType: 'appointment' | 'patient' | 'opening' | 'absence' | 'network' | 'account' | 'scenario'
  subjectId: string
  /** Ids, states, instants, kinds. Never a name, a reason or a contact. */
  detail?: Record<string, unknown>
  /** Why, when it is not care: the reason by which this record was opened. */
  breakGlassId?: string | undefined
}

/** What happened, for whoever follows the outbox: 'appointment.booked'. */
export interface OutboxEvent {
  kind: string
  networkId: string
  practitionerId: string
  subjectId: string
  /** Ids, states, instants, kinds. Never a name, a reason or a contact. */
  detail?: Record<string, unknown>
}

export interface JobOptions {
  runInSeconds?: number
  /** Makes it unique: adding it again moves the waiting one. */
  key?: string
  maxAttempts?: number
}

/** What the last statement of an action writes. */
export interface Traces {
  writes: OperationNodeSource[]
  /** Calls of functions of the database. They see nothing of the writes beside them. */
  calls: RawBuilder<unknown>[]
  audit: AuditEntry[]
  events: OutboxEvent[]
  jobs: ({ name: TaskName; payload: Tasks[TaskName] } & JobOptions)[]
}

export interface TracedBy {
  actor: Actor
  at: Temporal.Instant
  requestId?: string | undefined
  /** From where: see `originOf`. */
  origin?: string | undefined
}

const NO_PRACTITIONER = '00000000-0000-0000-0000-000000000000'
const ATTEMPTS = 12

/**
 * Writes what an action leaves, in one statement of its transaction: rows that it did not need to wait for, and its traces,
 * which exist if and only if the change does. It costs one round trip however many they are.
 *
 * @param isLast nothing follows in the transaction: it is committed in the same round trip.
 */
export async function writeTraces(
  tx: Tx,
  traces: Traces,
  by: TracedBy,
  { isLast = false }: { isLast?: boolean } = {},
): Promise<void> {
  const { writes, calls, audit, events, jobs } = traces
  const parts = [
    ...writes.map((write, i) => sql`${sql.ref(`written_${i}`)} as (${write})`),
    ...(audit.length > 0 ? [insertAudit(audit, by)] : []),
    ...(events.length > 0 ? [insertEvents(events, by.at)] : []),
    ...(jobs.length > 0 ? [addJobs(jobs)] : []),
  ]
  if (parts.length === 0 && calls.length === 0) return
  // A function in a with-part runs only if it is read; an insert always does.
  const read = [...calls, ...(jobs.length > 0 ? [sql`(select count(*) from added)`] : []), sql`1`]
  const written = parts.length > 0 ? sql`with ${sql.join(parts)} ` : sql``
  await sql`${written}select ${sql.join(read)} ${sql.raw(isLast ? THEN_COMMIT : '')}`.execute(tx)
}

function insertAudit(entries: AuditEntry[], by: TracedBy): RawBuilder<unknown> {
  const rows = entries.map((entry) => ({
    action: entry.action,
    network_id: entry.networkId,
    practitioner_id: entry.practitionerId ?? NO_PRACTITIONER,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    detail: entry.detail ?? {},
    break_glass_id: entry.breakGlassId ?? null,
  }))
  return sql`audited as (
    insert into audit (network_id, practitioner_id, at, actor, action, subject_type, subject_id, detail, request_id, from_network, break_glass_id)
    select network_id, practitioner_id, ${by.at.toString()}::timestamptz, ${actorName(by.actor)}, action, subject_type,
           subject_id, detail, ${by.requestId ?? null}::text, ${by.origin ?? null}::text, break_glass_id
      from json_populate_recordset(null::audit, ${JSON.stringify(rows)}::json))`
}

function insertEvents(events: OutboxEvent[], at: Temporal.Instant): RawBuilder<unknown> {
  const rows = events.map((event) => ({
    kind: event.kind,
    network_id: event.networkId,
    practitioner_id: event.practitionerId,
    subject_id: event.subjectId,
    detail: event.detail ?? {},
  }))
  return sql`told as (
    insert into event (practitioner_id, network_id, kind, subject_id, detail, at)
    select practitioner_id, network_id, kind, subject_id, detail, ${at.toString()}::timestamptz
      from json_populate_recordset(null::event, ${JSON.stringify(rows)}::json))`
}

/** Each job carries the network of the connection: whichever server takes it up runs it with the rows of that network. */
function addJobs(jobs: Traces['jobs']): RawBuilder<unknown> {
  const rows = jobs.map(({ name, payload, key, runInSeconds = 0, maxAttempts = ATTEMPTS }) => ({
    identifier: name,
    payload,
    wait: runInSeconds,
    max_attempts: maxAttempts,
    job_key: key ?? null,
  }))
  return sql`added as (
    select from graphile_worker.add_jobs((
      select array_agg(row(identifier, (payload || jsonb_build_object('networkId', fence()))::json, null, now() + make_interval(secs => wait), max_attempts, job_key, null, null)::graphile_worker.job_spec)
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as job(identifier text, payload jsonb, wait float8, max_attempts smallint, job_key text))))`
}
