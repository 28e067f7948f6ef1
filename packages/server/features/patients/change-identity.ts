import type { IdentityChange } from '@maillage/contract/patients.ts'
import {
  hasEvidence,
  hasMatricule,
  type IdentityStatus,
  staysProvisional,
  statusAfter,
} from '@maillage/core/identity/identity-status.ts'
import {
  changedTraits,
  type IdentityTraits,
  isStrict,
  type Trait,
} from '@maillage/core/identity/identity-traits.ts'
import { nameKey } from '@maillage/core/identity/name-key.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { actorName } from '../../platform/actor.ts'
import { lockIdentity } from './lock-identity.ts'
import { patientsAccess } from './patients.access.ts'
import { findIdentity, type PatientFacts, readNetworkZone, writeIdentity } from './patients.queries.ts'
import { doubtfulIdentity, identityTaken } from './patients.refusals.ts'
import { readTraits } from './read-traits.ts'
import { requireTraits } from './require-traits.ts'

interface Input {
  networkId: string
  patientId: string
  change: IdentityChange
}

interface Changed {
  version: number
  status: IdentityStatus
  changed: Trait[]
}

/**
 * Rectifies who a patient is. What was believed is kept, with who changed it; the audit names the traits, never their values.
 * A strict trait that becomes another one makes the identity provisional again, unless the document is given on which it was
 * read; the matricule leaves with it. To fill in what was not known lowers nothing.
 *
 * @throws {Refusal} `identity-taken` (with `patientId`), `doubtful-identity`, `traits-missing`, those of traits that cannot be, and
 * those of `lockIdentity`.
 */
export const changeIdentity = defineAction<Input, Changed>({
  name: 'change-identity',
  access: patientsAccess['change-identity'],
  async run(context, { networkId, patientId, change }) {
    const { tx, now } = context
    const { patient, care } = await lockIdentity(context, { networkId, patientId, version: change.version })
    const traits = readTraits(change, now, await readNetworkZone(tx, networkId))
    const changed = changedTraits(patient, traits)
    if (changed.length === 0 && sameAttributes(patient, change) && !change.document)
      return { version: patient.version, status: patient.status, changed }
    const status = statusOf(patient, traits, change)
    const key = nameKey(traits.birthName, traits.givenNames)
    const other = await findIdentity(tx, networkId, { birthDate: traits.birthDate, nameKey: key }, patientId)
    if (other) throw identityTaken(other)
    const version = await writeIdentity(tx, patientId, {
      ...traits,
      nameKey: key,
      status,
      attributes: change.attributes,
      ...whatStands(context, patient, status, change),
      cause: changed.length > 0 ? 'rectified' : change.document ? 'document' : 'attributes',
      by: actorName(context.actor),
      at: new Date(now.epochMilliseconds),
    })
    context.audit({
      action: 'change-identity',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { traits: changed, from: patient.status, to: status, document: change.document ?? null },
      ...care,
    })
    return { version, status, changed }
  },
})

function sameAttributes(patient: PatientFacts, { attributes }: IdentityChange): boolean {
  return [...patient.attributes].sort().join() === [...attributes].sort().join()
}

function statusOf(patient: PatientFacts, traits: IdentityTraits, change: IdentityChange): IdentityStatus {
  if (staysProvisional(change.attributes)) {
    if (change.document) throw doubtfulIdentity()
    return statusAfter(patient.status, 'doubted')
  }
  const replaced = changedTraits(patient, traits).filter(
    (trait) => isStrict(trait) && patient[trait] !== null && patient[trait] !== 'unknown',
  )
  const kept = replaced.length > 0 ? statusAfter(patient.status, 'strict-trait-changed') : patient.status
  if (!change.document) return kept
  requireTraits(traits)
  return statusAfter(kept, 'document-seen')
}

/** The document and the matricule that go with a status: what is no longer believed leaves with it. */
function whatStands(
  { now, actor }: ActionContext,
  patient: PatientFacts,
  status: IdentityStatus,
  change: IdentityChange,
): Pick<PatientFacts, 'document' | 'matricule' | 'insiAnsweredAt'> {
  const at = new Date(now.epochMilliseconds)
  const seen = change.document
    ? { kind: change.document, seenAt: at, seenBy: actorName(actor) }
    : patient.document
  return {
    document: hasEvidence(status) ? seen : null,
    matricule: hasMatricule(status) ? patient.matricule : null,
    insiAnsweredAt: hasMatricule(status) ? patient.insiAnsweredAt : null,
  }
}
