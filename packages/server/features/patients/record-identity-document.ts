import {
  type IdentityDocument,
  type IdentityStatus,
  staysProvisional,
  statusAfter,
} from '@maillage/core/identity/identity-status.ts'
import { defineAction } from '../../platform/action.ts'
import { actorName } from '../../platform/actor.ts'
import { lockIdentity } from './lock-identity.ts'
import { patientsAccess } from './patients.access.ts'
import { writeIdentity } from './patients.queries.ts'
import { doubtfulIdentity } from './patients.refusals.ts'
import { requireTraits } from './require-traits.ts'

interface Input {
  networkId: string
  patientId: string
  version: number
  kind: IdentityDocument
}

/**
 * Notes that a document of high confidence was seen, and agrees with the strict traits: the identity is validated, or qualified when
 * INSi had answered. The kind of the document, the day and who saw it are kept; a copy never is (RNIV volet 1, § 3.3).
 * @throws {Refusal} `doubtful-identity`, `traits-missing`, and those of `lockIdentity`.
 */
export const recordIdentityDocument = defineAction<Input, { version: number; status: IdentityStatus }>({
  name: 'record-identity-document',
  access: patientsAccess['record-identity-document'],
  async run(context, input) {
    const { tx, now, actor } = context
    const { patient, care } = await lockIdentity(context, input)
    if (staysProvisional(patient.attributes)) throw doubtfulIdentity()
    requireTraits(patient)
    const at = new Date(now.epochMilliseconds)
    const status = statusAfter(patient.status, 'document-seen')
    const version = await writeIdentity(tx, patient.id, {
      status,
      document: { kind: input.kind, seenAt: at, seenBy: actorName(actor) },
      cause: 'document',
      by: actorName(actor),
      at,
    })
    context.audit({
      action: 'record-identity-document',
      networkId: input.networkId,
      subjectType: 'patient',
      subjectId: patient.id,
      detail: { kind: input.kind, from: patient.status, to: status },
      ...care,
    })
    return { version, status }
  },
})
