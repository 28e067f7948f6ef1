import type { HandledRequest, IdentityCheck, RightsRequest } from '@maillage/contract/rights.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import { fullName } from './find-record.ts'
import { noSuchRequest } from './rights.refusals.ts'

interface RequestRow {
  id: string
  patient_id: string | null
  kind: RightsRequest['kind']
  state: RightsRequest['state']
  channel: RightsRequest['channel']
  received_at: Date
  identity_check: IdentityCheck | null
  due_on: string
  extended_at: Date | null
  note: string | null
  answer: string | null
  handled_at: Date | null
  handled_by: string | null
  given_names: string | null
  used_name: string | null
  birth_name: string | null
  birth_date: string | null
  time_zone: string
}

/** Requests that meet a condition on `r`, as whoever handles them reads them. */
export async function readRequests(
  db: Db | Tx,
  now: Temporal.Instant,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`r.received_at desc, r.id desc`,
): Promise<HandledRequest[]> {
  const { rows } = await sql<RequestRow>`
    select r.id, r.patient_id, r.kind, r.state, r.channel, r.received_at, r.identity_check, r.due_on, r.extended_at, r.note, r.answer, r.handled_at,
           a.display_name as handled_by, p.given_names, p.used_name, p.birth_name, p.birth_date, n.time_zone
      from rights_request r join network n on n.id = r.network_id
      left join patient p on p.id = r.patient_id left join account a on a.id = r.handled_by
     where ${condition} order by ${order} limit 500`.execute(db)
  return rows.map((row) => describe(row, now))
}

/** @throws {Refusal} `no-such-request`. */
export async function readRequest(
  db: Db | Tx,
  now: Temporal.Instant,
  networkId: string,
  id: string,
): Promise<HandledRequest> {
  const [found] = await readRequests(db, now, sql`r.network_id = ${networkId} and r.id = ${id}`)
  if (!found) throw noSuchRequest()
  return found
}

/** The same without who handled it: what the person is shown. */
export function forThePerson({
  patient: _,
  handledBy: __,
  identityCheck: ___,
  ...request
}: HandledRequest): RightsRequest {
  return request
}

function describe(row: RequestRow, now: Temporal.Instant): HandledRequest {
  const today = now.toZonedDateTimeISO(row.time_zone).toPlainDate().toString()
  const { given_names: givenNames, used_name: usedName, birth_name: birthName, birth_date: birthDate } = row
  const isKnown = givenNames !== null && birthName !== null && birthDate !== null && row.patient_id !== null
  return {
    id: row.id,
    patientId: row.patient_id,
    kind: row.kind,
    state: row.state,
    channel: row.channel,
    receivedAt: row.received_at.toISOString(),
    dueOn: row.due_on,
    isOverdue: row.state === 'open' && row.due_on < today,
    extended: row.extended_at !== null,
    note: row.note,
    answer: row.answer,
    handledAt: row.handled_at?.toISOString() ?? null,
    patient: isKnown
      ? { id: row.patient_id ?? '', displayName: fullName({ givenNames, usedName, birthName }), birthDate }
      : null,
    identityCheck: row.identity_check,
    handledBy: row.handled_by,
  }
}
