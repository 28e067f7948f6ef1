import type { UnconfirmedContact } from '@maillage/contract/patient-contacts.ts'
import { defineAction } from '../../platform/action.ts'
import { requireCare } from '../audit/require-care.ts'
import { personAccess } from './person.access.ts'
import { lockRecord } from './record-contacts.ts'
import { unconfirmedOf } from './unconfirmed-of.ts'

/** The contacts of a patient that a booking put on the record and nobody confirmed. @throws {Refusal} `no-such-patient`, `not-in-care`. */
export const listUnconfirmedContacts = defineAction<
  { networkId: string; patientId: string },
  UnconfirmedContact[]
>({
  name: 'list-unconfirmed-contacts',
  access: personAccess['list-unconfirmed-contacts'],
  async run(context, { networkId, patientId }) {
    const { tx } = context
    const record = await lockRecord(tx, networkId, patientId)
    await requireCare(context, patientId)
    return unconfirmedOf(record)
  },
})
