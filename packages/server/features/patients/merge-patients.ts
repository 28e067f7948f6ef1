import { duplicateRulesOn } from '@maillage/core/identity/duplicate-rules.ts'
import { scoreDuplicate } from '@maillage/core/identity/duplicate-score.ts'
import { type MergeSide, mergeObstacle } from '@maillage/core/identity/merge-rules.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { actorName } from '../../platform/actor.ts'
import { refuseLastingAccess } from '../audit/refuse-lasting-access.ts'
import { type CareProof, requireCare } from '../audit/require-care.ts'
import { appointmentsOverlap, mergeRefused, notAlike } from './merge.refusals.ts'
import { completeContacts, keepBookedContact } from './merge-contacts.ts'
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
 * Of two contacts none receives what was booked with the other: what moves keeps its own where one waits to be confirmed.
 * The record merged away leaves searches; whoever books under its name is found as the one that was kept.
 *
 * Whoever merges cares for both, or opened them with a reason, and takes no contact over then; and they are alike enough to be proposed as duplicates.
 * @throws {Refusal} `no-such-patient`, `not-in-care` (with `patientId`), `care-needed` to take contacts over outside care, `not-alike`, `appointments-overlap`, `contact-to-settle`, `different-matricules`, `keep-the-other`, `already-merged`.
 */
export const mergePatients = defineAction<Input, Merged>({
  name: 'merge-patients',
  access: patientsAccess['merge-patients'],
  async run(context, { networkId, keptId, mergedId, takeContacts }) {
    const { tx, now, actor } = context
    const { kept, merged, care } = await lockBoth(context, networkId, keptId, mergedId)
    if (takeContacts) for (const proof of Object.values(care)) refuseLastingAccess(proof)
    const zone = await readNetworkZone(tx, networkId)
    const score = requireAlike(kept, merged, now.toZonedDateTimeISO(zone).toPlainDate().toString())
    const overlap = await findOverlap(tx, keptId, mergedId)
    if (overlap) throw appointmentsOverlap(overlap.getTime(), zone)
    const completed = takeContacts ? await completeContacts(context, kept, merged) : []
    const moved = await moveRows(tx, mergedId, keptId)
    const booked_contact = await keepBookedContact(context, {
      keptId,
      mergedId,
      appointments: moved.appointment,
    })
    await tx.updateTable('patient').set({ merged_into: keptId }).where('id', '=', mergedId).execute()
    const mergeId = context.newId()
    await tx
      .insertInto('patient_merge')
      .values({
        id: mergeId,
        network_id: networkId,
        kept_id: keptId,
        merged_id: mergedId,
        score,
        moved: JSON.stringify({ ...moved, booked_contact }),
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
        ...care[subjectId],
      })
    await announceAppointments(context, networkId, moved.appointment)
    return { mergeId, ...counts }
  },
})

/** @returns how alike the two records are. @throws {Refusal} `not-alike` below what is proposed as a duplicate. */
function requireAlike(kept: PatientFacts, merged: PatientFacts, today: string): number {
  const { score, likelihood } = scoreDuplicate(compared(kept), compared(merged), duplicateRulesOn(today))
  if (likelihood === 'unlikely') throw notAlike()
  return score
}

async function lockBoth(
  context: ActionContext,
  networkId: string,
  keptId: string,
  mergedId: string,
): Promise<{ kept: PatientFacts; merged: PatientFacts; care: Record<string, CareProof> }> {
  const locked = await lockPatients(context.tx, networkId, [keptId, mergedId])
  const kept = locked.find((patient) => patient.id === keptId)
  const merged = locked.find((patient) => patient.id === mergedId)
  if (!kept || !merged) throw noSuchPatient()
  const obstacle = mergeObstacle(sideOf(kept), sideOf(merged))
  if (obstacle === 'same-record' || obstacle === 'already-merged') throw mergeRefused(obstacle)
  const care = {
    [keptId]: await requireCare(context, keptId),
    [mergedId]: await requireCare(context, mergedId),
  }
  if (obstacle) throw mergeRefused(obstacle)
  return { kept, merged, care }
}

function sideOf(patient: PatientFacts): MergeSide {
  return {
    id: patient.id,
    status: patient.status,
    matricule: patient.matricule?.value ?? null,
    isMerged: patient.mergedInto !== null,
  }
}

/** What a merge moves, for the test that no table of a patient is forgotten. */
export const movedByMerge: readonly (keyof MovedRows)[] = [...MOVED_TABLES, 'patient']
