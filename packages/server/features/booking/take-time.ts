import { type Interval, mergeIntervals } from '@maillage/core/time/interval.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { ActionContext } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import type { Refusal } from '../../platform/refusal.ts'

const MINUTE_MS = 60_000

/** The time that one appointment wants. `start` and `end` are epoch ms; the buffers widen the practitioner's time only. */
export interface TimeToTake {
  appointmentId: string
  practitionerId: string
  roomId?: string | null
  patientId?: string | null
  start: number
  end: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  /** Above 0: a deliberate overbooking of the practitioner and the room. 0 when left out. */
  lane?: number
  /** Above 0: the patient is deliberately in two places. 0 when left out. */
  patientLane?: number
  /** It had this time before: an overbooking that was put on top of it is not in its way. */
  isRestored?: boolean
  cause: 'appointment' | 'hold'
}

/** Resources whose occupations changed, and when: give it to `rewriteFree`, last in the transaction. */
export interface TouchedTime {
  resources: string[]
  periods: readonly Interval[]
}

export type TakeResult =
  | { taken: true; touched: TouchedTime }
  | { taken: false; busy: ('practitioner' | 'room' | 'patient')[] }

/**
 * The one way to take time. Holds that expired no longer count: when somebody is in the way, those are ended and the time
 * is asked for once more.
 *
 * When it answers `taken: false`, part of the time may be taken: throw a Refusal so that the transaction is undone.
 * Rows go in sorted by resource, so two writers never wait for each other in a circle.
 */
export async function takeTime(tx: Tx, now: Temporal.Instant, wanted: TimeToTake): Promise<TakeResult> {
  const rows = rowsOf(wanted)
  let busy = await insertRows(tx, wanted, rows)
  if (busy.length === 0) return { taken: true, touched: joinTouched([touchedBy(rows)]) }
  const ended = await endExpiredHolds(tx, now, busy)
  if (ended.resources.length > 0) busy = await insertRows(tx, wanted, busy)
  if (busy.length > 0) return { taken: false, busy: busy.map((row) => row.role) }
  return { taken: true, touched: joinTouched([touchedBy(rows), ended]) }
}

/**
 * Moves the time of an appointment: the new time is taken first, the former one is given back after. Only where the two
 * overlap on one resource is the former row removed before; the transaction keeps the place all the same.
 */
export async function moveTime(tx: Tx, now: Temporal.Instant, wanted: TimeToTake): Promise<TakeResult> {
  const rows = rowsOf(wanted)
  const former: TouchedTime[] = []
  for (const row of rows) {
    former.push(
      await deleteOccupations(
        tx,
        sql`source_id = ${wanted.appointmentId} and resource_id = ${row.resource} and period && ${range(row.period)}`,
      ),
    )
  }
  const kept = await sql<{ resource_id: string; starts_at: Date; ends_at: Date }>`
    select resource_id, lower(period) as starts_at, upper(period) as ends_at from occupation where source_id = ${wanted.appointmentId}`.execute(
    tx,
  )
  const result = await takeTime(tx, now, wanted)
  if (!result.taken) return result
  for (const row of kept.rows) {
    const period = { start: row.starts_at.getTime(), end: row.ends_at.getTime() }
    former.push(
      await deleteOccupations(
        tx,
        sql`source_id = ${wanted.appointmentId} and resource_id = ${row.resource_id} and period = ${range(period)}`,
      ),
    )
  }
  return { taken: true, touched: joinTouched([result.touched, ...former]) }
}

/**
 * A hold becomes an appointment, in the action's last statement: its time stays, the patient's is added. Free time does
 * not change: patients have no openings.
 * @param held.lane that of the patient's time: see `patient-lane.ts`.
 * @param busy what to answer when the patient is already somewhere else then.
 */
export function confirmTime(
  { tx, write }: Pick<ActionContext, 'tx' | 'write'>,
  held: { appointmentId: string; patientId: string; start: number; end: number; lane: RawBuilder<number> },
  busy: Refusal,
): void {
  write(
    tx.updateTable('occupation').set({ cause: 'appointment' }).where('source_id', '=', held.appointmentId),
  )
  write(
    tx.insertInto('occupation').values({
      resource_id: held.patientId,
      period: range(held),
      lane: held.lane,
      cause: 'appointment',
      source_id: held.appointmentId,
    }),
    busy,
  )
}

/** Gives back all the time that a source (appointment, hold, absence) occupies. */
export function giveBackTime(tx: Tx, sourceId: string): Promise<TouchedTime> {
  return deleteOccupations(tx, sql`source_id = ${sourceId}`)
}

/**
 * Rewrites the free time of the openings touched, in the action's last statement. Ask for it once, with all that was
 * touched: openings are locked in one order for all writers.
 *
 * @param opening the one in which time was just taken. From here to the end of the transaction nobody changes it, and who
 * closes it next sees, and reports, what was booked. When a closure, an absence or a changed rule took it away meanwhile,
 * the action runs again.
 */
export function rewriteFree(
  context: Pick<ActionContext, 'call'>,
  touched: TouchedTime,
  opening: string | null = null,
): void {
  if (isNothing(touched)) return
  const kept = opening === null ? sql`` : sql`, ${opening}::uuid`
  context.call(sql`rewrite_free_intervals(${timesOf(touched)}${kept})`)
}

/** The same at once, for an action that reads afterwards what has become of the openings. */
export async function rewriteFreeNow(tx: Tx, touched: TouchedTime): Promise<void> {
  if (!isNothing(touched)) await sql`select rewrite_free_intervals(${timesOf(touched)})`.execute(tx)
}

const isNothing = ({ resources, periods }: TouchedTime): boolean =>
  resources.length === 0 || periods.length === 0

const timesOf = ({ resources, periods }: TouchedTime) =>
  sql`${resources}::uuid[], tstzmultirange(${sql.join(mergeIntervals([...periods]).map(range))})`

/** Several changes of one transaction as one, for `rewriteFree`. */
export function joinTouched(list: TouchedTime[]): TouchedTime {
  return {
    resources: [...new Set(list.flatMap((item) => item.resources))].sort(),
    periods: mergeIntervals(list.flatMap((item) => item.periods)),
  }
}

interface Row {
  role: 'practitioner' | 'room' | 'patient'
  resource: string
  period: Interval
}

function rowsOf(wanted: TimeToTake): Row[] {
  const itself = { start: wanted.start, end: wanted.end }
  const widened = {
    start: wanted.start - wanted.bufferBeforeMinutes * MINUTE_MS,
    end: wanted.end + wanted.bufferAfterMinutes * MINUTE_MS,
  }
  const rows: Row[] = [{ role: 'practitioner', resource: wanted.practitionerId, period: widened }]
  if (wanted.roomId) rows.push({ role: 'room', resource: wanted.roomId, period: itself })
  if (wanted.patientId) rows.push({ role: 'patient', resource: wanted.patientId, period: itself })
  return rows.sort((a, b) => (a.resource < b.resource ? -1 : 1))
}

/**
 * Inserts what is free, and gives back the rows that somebody else has. A deliberate overbooking takes its time as any
 * other: only another one, or who was there before it, comes beside it. Nothing comes beside what another network has.
 */
async function insertRows(tx: Tx, wanted: TimeToTake, rows: Row[]): Promise<Row[]> {
  const values = rows.map(
    (row) => sql`(${row.resource}::uuid, ${range(row.period)}, ${laneOf(wanted, row)}::smallint)`,
  )
  const { rows: inserted } = await sql<{ resource_id: string }>`
    insert into occupation (resource_id, period, lane, cause, source_id)
    select wanted.resource_id, wanted.period, wanted.lane, ${wanted.cause}, ${wanted.appointmentId}::uuid
      from (values ${sql.join(values)}) as wanted(resource_id, period, lane)
     where (wanted.resource_id <> ${wanted.practitionerId}::uuid or not exists (
       select from busy_elsewhere(array[wanted.resource_id], wanted.period)))
     ${
       wanted.isRestored
         ? sql``
         : sql`and (wanted.lane > 0 or not exists (
       select from occupation o where o.resource_id = wanted.resource_id and o.lane > 0 and o.period && wanted.period))`
     }
     order by wanted.resource_id
    on conflict do nothing returning resource_id`.execute(tx)
  const mine = new Set(inserted.map((row) => row.resource_id))
  return rows.filter((row) => !mine.has(row.resource))
}

function laneOf(wanted: TimeToTake, row: Row): number {
  return (row.role === 'patient' ? wanted.patientLane : wanted.lane) ?? 0
}

async function endExpiredHolds(tx: Tx, now: Temporal.Instant, rows: Row[]): Promise<TouchedTime> {
  const inTheWay = sql.join(
    rows.map((row) => sql`(o.resource_id = ${row.resource}::uuid and o.period && ${range(row.period)})`),
    sql` or `,
  )
  const { rows: expired } = await sql<{ id: string }>`
    select a.id from appointment a
     where a.status = 'held' and a.hold_expires_at <= ${now.toString()}::timestamptz
       and a.id in (select o.source_id from occupation o where o.cause = 'hold' and (${inTheWay}))
     order by a.id for update`.execute(tx)
  if (expired.length === 0) return { resources: [], periods: [] }
  const ids = expired.map((row) => row.id)
  await sql`
    with ended as (
      update appointment set status = 'expired', version = version + 1, updated_at = ${now.toString()}::timestamptz
       where id = any(${ids}::uuid[]) returning id, network_id, practitioner_id, updated_at
    ), told as (
      insert into event (practitioner_id, network_id, kind, subject_id, at)
      select practitioner_id, network_id, 'appointment.expired', id, updated_at from ended
    )
    insert into audit (network_id, practitioner_id, at, actor, action, subject_type, subject_id)
    select network_id, practitioner_id, updated_at, 'system:take-time', 'release-expired-hold', 'appointment', id from ended`.execute(
    tx,
  )
  return deleteOccupations(tx, sql`source_id = any(${ids}::uuid[])`)
}

async function deleteOccupations(tx: Tx, condition: ReturnType<typeof sql>): Promise<TouchedTime> {
  const { rows } = await sql<{ resource_id: string; starts_at: Date; ends_at: Date }>`
    delete from occupation where ${condition}
    returning resource_id, lower(period) as starts_at, upper(period) as ends_at`.execute(tx)
  return {
    resources: rows.map((row) => row.resource_id),
    periods: rows.map((row) => ({ start: row.starts_at.getTime(), end: row.ends_at.getTime() })),
  }
}

function touchedBy(rows: Row[]): TouchedTime {
  return { resources: rows.map((row) => row.resource), periods: rows.map((row) => row.period) }
}

/** A half-open `tstzrange` of two epoch ms. */
function range(period: Interval) {
  return sql<string>`tstzrange(${new Date(period.start).toISOString()}::timestamptz, ${new Date(period.end).toISOString()}::timestamptz)`
}
