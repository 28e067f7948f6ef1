import type { ErasurePlan } from '@maillage/contract/rights.ts'
import {
  type ErasureFacts,
  type ErasurePlan as Plan,
  planErasure as decide,
} from '@maillage/core/retention/plan-erasure.ts'
import { classesInForce } from '@maillage/core/retention/retention-class.ts'
import { RETENTION_POLICY } from '@maillage/core/retention/retention-policy.ts'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import { defineReading } from '../../platform/reading.ts'
import { findRecord, type PersonRecord } from './find-record.ts'
import { messagesOfPerson } from './messages-of-person.ts'
import { rightsAccess } from './rights.access.ts'

/** What erasing a person would do, before it is done. */
export const planErasure = defineReading<{ networkId: string; patientId: string }, ErasurePlan>({
  name: 'plan-erasure',
  access: rightsAccess['plan-erasure'],
  async run({ db, now }, { networkId, patientId }) {
    const record = await findRecord(db, networkId, patientId)
    return describePlan(record, await makePlan(db, networkId, record, now))
  },
})

/** @internal The decision, for the record as it is now. */
export async function makePlan(
  db: Db | Tx,
  networkId: string,
  record: PersonRecord,
  now: Temporal.Instant,
): Promise<Plan> {
  const { time_zone: timeZone } = await db
    .selectFrom('network')
    .select('time_zone')
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const durationOf = (code: string): string =>
    classesInForce(RETENTION_POLICY, today).find((found) => found.code === code)?.duration ?? 'P20Y'
  const durations = {
    care: durationOf('appointment-with-care'),
    audit: durationOf('audit'),
    rightsRequest: durationOf('rights-request'),
  }
  return decide(await readFacts(db, record, now), durations, now, timeZone)
}

/** @internal The plan in the shape of the contract. */
export function describePlan(record: PersonRecord, plan: Plan): ErasurePlan {
  return {
    patientId: record.patientId,
    mode: plan.mode,
    futureAppointments: plan.futureAppointments,
    lines: plan.lines.map((line) => ({ ...line, until: line.until?.toString() ?? null })),
  }
}

interface FactsRow extends Omit<ErasureFacts, 'lastCareAt'> {
  lastCareAt: Date | null
}

/** An appointment of the past that nobody noted as missed or cancelled counts as care: what is not sure is kept. */
async function readFacts(db: Db | Tx, record: PersonRecord, now: Temporal.Instant): Promise<ErasureFacts> {
  const { patientIds, accountIds } = record
  const { rows } = await sql<FactsRow>`
    with own as (
      select a.*, a.status in ('booked', 'held') and upper(a.period) > ${now.toString()}::timestamptz as future,
             a.status in ('arrived', 'in-progress', 'fulfilled')
               or (a.status = 'booked' and upper(a.period) <= ${now.toString()}::timestamptz) as care
        from appointment a where a.patient_id = any(${patientIds}::uuid[]))
    select (select max(lower(period)) from own where care) as "lastCareAt",
      (select count(*) from own where care) as "appointmentsWithCare",
      (select count(*) from own where not care and not future) as "appointmentsWithoutCare",
      (select count(*) from own where future) as "futureAppointments",
      (select count(*) from own where note is not null) as notes,
      (select count(*) from message m where ${messagesOfPerson(record)}) as messages,
      (select count(*) from contact_person where patient_id = any(${patientIds}::uuid[])) as "contactPersons",
      (select count(*) from patient_identity_history where patient_id = any(${patientIds}::uuid[])) as "identityVersions",
      (select count(*) from rights_request where patient_id = any(${patientIds}::uuid[])) as "rightsRequests",
      ${accountIds.length}::integer as accounts,
      (select count(*) from audit where subject_id = any(${patientIds}::uuid[]) or subject_id in (select id from own)) as "auditLines"`.execute(
    db,
  )
  const row = rows[0]
  if (!row) throw new Error('the facts of an erasure are one row')
  const { lastCareAt } = row
  return {
    ...row,
    lastCareAt: lastCareAt ? Temporal.Instant.fromEpochMilliseconds(lastCareAt.getTime()) : null,
  }
}
