import type { DuplicateCandidate } from '@maillage/contract/patients.ts'
import { duplicateBlocks } from '@maillage/core/identity/duplicate-blocks.ts'
import { duplicateRulesOn } from '@maillage/core/identity/duplicate-rules.ts'
import { type ComparedPatient, scoreDuplicate } from '@maillage/core/identity/duplicate-score.ts'
import { DUPLICATE_SENTENCES } from '@maillage/core/identity/duplicate-words.ts'
import { trustOf } from '@maillage/core/identity/identity-status.ts'
import { sql } from 'kysely'
import { defineAction } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { birthPlaces } from './birth-places.ts'
import { patientsAccess } from './patients.access.ts'
import { type PatientFacts, readNetworkZone, readPatient, toPatientFacts } from './patients.queries.ts'
import { noSuchPatient } from './patients.refusals.ts'

/** A block is never larger: a birth date of 500 people in one network is that of none of them (1 January of a lost record). */
const LARGEST_BLOCK = 500
const SHOWN = 10

/**
 * Records that may be the same person as one, each with a score and what it is made of. They are looked for by equality of a birth
 * date, a way of writing the name, a telephone, an address: never among all. Traced on the patient whose duplicates are looked for.
 * @throws {Refusal} `no-such-patient`.
 */
export const proposeDuplicates = defineAction<
  { networkId: string; patientId: string },
  { items: DuplicateCandidate[] }
>({
  name: 'propose-duplicates',
  access: patientsAccess['propose-duplicates'],
  async run(context, { networkId, patientId }) {
    const { tx, now } = context
    const patient = await readPatient(tx, networkId, patientId)
    if (!patient || patient.mergedInto !== null) throw noSuchPatient()
    const today = now
      .toZonedDateTimeISO(await readNetworkZone(tx, networkId))
      .toPlainDate()
      .toString()
    const rules = duplicateRulesOn(today)
    const found = (await readBlock(tx, networkId, patient))
      .map((other) => ({ other, ...scoreDuplicate(compared(patient), compared(other), rules) }))
      .filter(({ likelihood }) => likelihood !== 'unlikely')
      .toSorted((a, b) => b.score - a.score || (a.other.id < b.other.id ? -1 : 1))
      .slice(0, SHOWN)
    const booked = await countAppointments(
      tx,
      found.map(({ other }) => other.id),
    )
    context.audit({
      action: 'propose-duplicates',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { found: found.length },
    })
    const { nameOf } = await birthPlaces()
    return {
      items: found.map(({ other, score, likelihood, conflict, signals }) => ({
        ...shown(other),
        birthPlaceName: nameOf(other.birthPlaceCode),
        appointments: booked.get(other.id) ?? 0,
        score,
        likelihood,
        conflict,
        reasons: signals.map(({ kind, points }) => ({ kind, points, sentence: DUPLICATE_SENTENCES[kind] })),
        keepThis: trustOf(other.status) > trustOf(patient.status),
      })),
    }
  },
})

export function compared(patient: PatientFacts): ComparedPatient {
  return {
    ...patient,
    matricule: patient.matricule?.value ?? null,
    isQualified: patient.status === 'qualified',
  }
}

function shown(patient: PatientFacts) {
  const { id, status, birthName, givenNames, birthDate, sex, birthPlaceCode, usedName, usedGivenName } =
    patient
  const { phone, email, createdAt } = patient
  const traits = { birthName, givenNames, birthDate, sex, birthPlaceCode, usedName, usedGivenName }
  return { id, status, ...traits, phone, email, createdAt: createdAt.toISOString() }
}

async function readBlock(tx: Tx, networkId: string, patient: PatientFacts): Promise<PatientFacts[]> {
  const blocks = duplicateBlocks(patient)
  const { rows } = await sql<Parameters<typeof toPatientFacts>[0]>`
    select * from patient p
     where p.network_id = ${networkId} and p.id <> ${patient.id} and p.merged_into is null
       and (p.birth_date = any(${blocks.birthDates}::date[]) or p.name_key = any(${blocks.nameKeys}::text[])
         or p.phone = ${blocks.phone}::text or p.email = ${blocks.email}::text or p.matricule = ${patient.matricule?.value ?? null}::text)
     limit ${LARGEST_BLOCK}`.execute(tx)
  return rows.map(toPatientFacts)
}

async function countAppointments(tx: Tx, ids: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select patient_id as id, count(*) as count from appointment
     where patient_id = any(${ids}::uuid[]) and status not in ('held', 'expired', 'released') group by 1`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.count]))
}
