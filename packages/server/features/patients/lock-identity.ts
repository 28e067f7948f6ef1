import type { ActionContext } from '../../platform/action.ts'
import { type CareProof, requireCare } from '../audit/require-care.ts'
import { lockPatients, type PatientFacts } from './patients.queries.ts'
import { mergedAway, noSuchPatient, staleIdentity } from './patients.refusals.ts'

/**
 * Locks the identity that somebody who cares for the patient changes, from the version on the screen.
 * @throws {Refusal} `no-such-patient`, `merged-away` (with `keptId`), `not-in-care`, `stale` (with `version`).
 */
export async function lockIdentity(
  context: ActionContext,
  input: { networkId: string; patientId: string; version: number },
): Promise<{ patient: PatientFacts; care: CareProof }> {
  const [patient] = await lockPatients(context.tx, input.networkId, [input.patientId])
  if (!patient) throw noSuchPatient()
  if (patient.mergedInto !== null) throw mergedAway(patient.mergedInto)
  const care = await requireCare(context, input.patientId)
  if (patient.version !== input.version) throw staleIdentity(patient.version)
  return { patient, care }
}
