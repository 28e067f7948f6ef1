import { staysProvisional } from '@maillage/core/identity/identity-status.ts'
import { defineAction } from '../../platform/action.ts'
import type { InsiQuestion } from './insi-service.ts'
import { lockIdentity } from './lock-identity.ts'
import { patientsAccess } from './patients.access.ts'
import { doubtfulIdentity } from './patients.refusals.ts'
import { requireTraits } from './require-traits.ts'

/**
 * Gives the traits with which INSi is asked, and traces that they left: the call itself is made outside of any transaction.
 * @throws {Refusal} `doubtful-identity`, `traits-missing` (INSi needs the sex), and those of `lockIdentity`.
 */
export const askInsi = defineAction<{ networkId: string; patientId: string; version: number }, InsiQuestion>({
  name: 'ask-insi',
  access: patientsAccess['ask-insi'],
  async run(context, input) {
    const { patient, care } = await lockIdentity(context, input)
    if (staysProvisional(patient.attributes)) throw doubtfulIdentity()
    requireTraits(patient, ['sex'])
    context.audit({
      action: 'ask-insi',
      networkId: input.networkId,
      subjectType: 'patient',
      subjectId: patient.id,
      ...care,
    })
    const { birthName, givenNames, birthDate, sex, birthPlaceCode } = patient
    return { birthName, givenNames, birthDate, sex, birthPlaceCode }
  },
})
