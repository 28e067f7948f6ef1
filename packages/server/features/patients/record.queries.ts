import type { PatientRecord } from '@maillage/contract/patients.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { toTraits } from './patients.queries.ts'

/** Before its place of birth is named. */
export type Unnamed<T> = Omit<T, 'birthPlaceName'>

const APPOINTMENTS_SHOWN = 50

/** Appointments of a patient in this network, the latest first. Holds are none. */
export async function readAppointments(
  tx: Tx,
  networkId: string,
  id: string,
): Promise<PatientRecord['appointments']> {
  const { rows } = await sql<PatientRecord['appointments'][number] & { start: Date; end: Date }>`
    select id, practitioner_id as "practitionerId", site_id as "siteId", reason_id as "reasonId",
           lower(period) as start, upper(period) as "end", status
      from appointment where patient_id = ${id} and network_id = ${networkId} and status not in ('held', 'expired', 'released')
     order by lower(period) desc, id limit ${APPOINTMENTS_SHOWN}`.execute(tx)
  return rows.map((row) => ({ ...row, start: row.start.toISOString(), end: row.end.toISOString() }))
}

export async function readContacts(tx: Tx, id: string): Promise<PatientRecord['contacts']> {
  const { rows } = await sql<
    PatientRecord['contacts'][number] & { confirmedAt: Date | null; askedAt: Date | null }
  >`
    select c.id, c.name, c.relationship, c.phone, c.email, c.confirmed_at as "confirmedAt", c.asked_at as "askedAt", a.display_name as "confirmedBy"
      from contact_person c left join account a on c.confirmed_by = 'account:' || a.id
     where c.patient_id = ${id} order by c.created_at, c.id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    askedAt: row.askedAt?.toISOString() ?? null,
  }))
}

/** What was believed of a patient before, the newest first. */
export async function readFormerVersions(
  tx: Tx,
  id: string,
): Promise<Unnamed<PatientRecord['versions'][number]>[]> {
  const rows = await tx
    .selectFrom('patient_identity_history')
    .selectAll()
    .where('patient_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...toTraits(row),
    version: row.version,
    status: row.identity_status as PatientRecord['status'],
    attributes: row.identity_attributes as PatientRecord['attributes'],
    document: row.evidence_kind as PatientRecord['versions'][number]['document'],
    cause: row.cause as PatientRecord['versions'][number]['cause'],
    since: row.since.toISOString(),
    until: row.until.toISOString(),
  }))
}

/** The records that became part of this one and may be parted again, the latest first. */
export async function readMerges(tx: Tx, id: string): Promise<PatientRecord['merges']> {
  const rows = await tx
    .selectFrom('patient_merge')
    .innerJoin('patient', 'patient.id', 'patient_merge.merged_id')
    .select([
      'patient_merge.id',
      'merged_at',
      'merged_id',
      'birth_name',
      'given_names',
      'birth_date',
      'score',
    ])
    .where('kept_id', '=', id)
    .where('undone_at', 'is', null)
    .orderBy('merged_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    mergedAt: row.merged_at.toISOString(),
    patientId: row.merged_id,
    birthName: row.birth_name,
    givenNames: row.given_names,
    birthDate: row.birth_date,
    score: row.score,
  }))
}
