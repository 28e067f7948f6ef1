import { duplicateRulesOn } from '@maillage/core/identity/duplicate-rules.ts'
import { scoreDuplicate } from '@maillage/core/identity/duplicate-score.ts'
import { type MergeSide, mergeObstacle } from '@maillage/core/identity/merge-rules.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { actorName } from '../../platform/actor.ts'
import { appointmentsOverlap, mergeRefused } from './merge.refusals.ts'
import { announceAppointments, findOverlap, MOVED_TABLES, moveRows, type MovedRows } from './merge.queries.ts'
import { patientsAccess } from './patients.access.ts'
import { lockPatients, type PatientFacts, readNetworkZone } from './patients.queries.ts'
import { noSuchPatient } from './patients.refusals.ts'
import { compared } from './propose-duplicates.ts'

interface Input {
  networkId: string
  keptId: string
  mergedId: string
  /** The contacts of the other record were checked with the patient: the kept one receives those that it lacks. */
  takeContacts: boolean
}

export interface Merged {
  mergeId: string
  appointments: number
  contacts: number
}

/**
 * Makes one record of two of the same person. Everything that hangs on the one goes to the other, and the list of what went is kept, so
 * that undoing puts back exactly that. The identity of the kept one does not change, nor its contacts unless they are asked for: whoever books
 * under another spelling must not receive the messages of the patient (ADR 0007).
 * The record merged away leaves searches; whoever books under its name is found as the one that was kept.
 *
 * @throws {Refusal} `no-such-patient`, `appointments-overlap`, `different-matricules`, `keep-the-other`, `already-merged`.
 */
export const mergePatients = defineAction<Input, Merged>({
  name: 'merge-patients',
  access: patientsAccess['merge-patients'],
  async run(context, { networkId, keptId, mergedId, takeContacts }) {
    const { tx, now, actor } = context
    const { kept, merged } = await lockBoth(context, networkId, keptId, mergedId)
    const zone = await readNetworkZone(tx, networkId)
    const overlap = await findOverlap(tx, keptId, mergedId)
    if (overlap) throw appointmentsOverlap(overlap.getTime(), zone)
    const moved = await moveRows(tx, mergedId, keptId)
    const completed = takeContacts ? await completeContacts(context, kept, merged) : []
    await tx.updateTable('patient').set({ merged_into: keptId }).where('id', '=', mergedId).execute()
    const { score } = scoreDuplicate(
      compared(kept),
      compared(merged),
      duplicateRulesOn(now.toZonedDateTimeISO(zone).toPlainDate().toString()),
    )
    const mergeId = context.newId()
    await tx
      .insertInto('patient_merge')
      .values({
        id: mergeId,
        network_id: networkId,
        kept_id: keptId,
        merged_id: mergedId,
        score,
        moved: JSON.stringify(moved),
        completed,
        merged_at: new Date(now.epochMilliseconds),
        merged_by: actorName(actor),
        undone_at: null,
        undone_by: null,
      })
      .execute()
    const counts = { appointments: moved.appointment.length, contacts: moved.contact_person.length }
    for (const [subjectId, other] of [
      [keptId, mergedId],
      [mergedId, keptId],
    ] as const)
      context.audit({
        action: 'merge-patients',
        networkId,
        subjectType: 'patient',
        subjectId,
        detail: { mergeId, kept: keptId, other, score, ...counts },
      })
    await announceAppointments(context, networkId, moved.appointment)
    return { mergeId, ...counts }
  },
})

async function lockBoth(
  { tx }: ActionContext,
  networkId: string,
  keptId: string,
  mergedId: string,
): Promise<{ kept: PatientFacts; merged: PatientFacts }> {
  const locked = await lockPatients(tx, networkId, [keptId, mergedId])
  const kept = locked.find((patient) => patient.id === keptId)
  const merged = locked.find((patient) => patient.id === mergedId)
  if (!kept || !merged) throw noSuchPatient()
  const obstacle = mergeObstacle(sideOf(kept), sideOf(merged))
  if (obstacle) throw mergeRefused(obstacle)
  return { kept, merged }
}

function sideOf(patient: PatientFacts): MergeSide {
  return {
    id: patient.id,
    status: patient.status,
    matricule: patient.matricule?.value ?? null,
    isMerged: patient.mergedInto !== null,
  }
}

async function completeContacts(
  { tx }: ActionContext,
  kept: PatientFacts,
  merged: PatientFacts,
): Promise<('phone' | 'email')[]> {
  const missing = (['phone', 'email'] as const).filter(
    (contact) => kept[contact] === null && merged[contact] !== null,
  )
  if (missing.length > 0)
    await tx
      .updateTable('patient')
      .set(Object.fromEntries(missing.map((contact) => [contact, merged[contact]])))
      .where('id', '=', kept.id)
      .execute()
  return missing
}

/** What a merge moves, for the test that no table of a patient is forgotten. */
export const movedByMerge: readonly (keyof MovedRows)[] = [...MOVED_TABLES, 'patient']
