import type { UnconfirmedContact } from '@maillage/contract/patient-contacts.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { refuseLastingAccess } from '../audit/refuse-lasting-access.ts'
import { requireCare } from '../audit/require-care.ts'
import { identityNotSeen, noSuchContact } from './contact.refusals.ts'
import { personAccess } from './person.access.ts'
import { endAccessOfContact } from './end-access-of-contact.ts'
import { confirmContact, lockRecord } from './record-contacts.ts'
import { type ContactChannel, unconfirmedOf } from './unconfirmed-of.ts'

interface Input {
  networkId: string
  patientId: string
  channel: ContactChannel
  /** What the person answered: this contact is theirs, or is not. */
  belongs: boolean
}

/**
 * Notes what the person said at the desk of a contact that came with a booking, once a document proved who they are. Theirs, it opens
 * the record from now on, in the sessions that run too; not theirs, it leaves the record, and what it opened is closed.
 * @throws {Refusal} `no-such-patient`, `not-in-care`, `care-needed` to confirm outside care, `identity-not-seen`, `no-such-contact`.
 */
export const settleContact = defineAction<Input, UnconfirmedContact[]>({
  name: 'settle-contact',
  access: personAccess['settle-contact'],
  async run(context, { networkId, patientId, channel, belongs }) {
    const { tx } = context
    const record = await lockRecord(tx, networkId, patientId)
    const care = await requireCare(context, patientId)
    if (belongs) refuseLastingAccess(care)
    const waiting = unconfirmedOf(record)
    const contact = waiting.find((one) => one.channel === channel)
    if (!contact) throw noSuchContact()
    if (!record.isProven) throw identityNotSeen()
    if (belongs) await confirmContact(context, networkId, patientId, contact)
    else await removeContact(context, networkId, patientId, contact)
    context.audit({
      action: 'settle-contact',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { channel, belongs },
      ...care,
    })
    return waiting.filter((one) => one !== contact)
  },
})

/**
 * The contact was somebody else's: it leaves the record, and whoever came in by it has nothing of the record any more. A relative whom the
 * desk confirmed with this very contact signs in again.
 */
async function removeContact(
  context: ActionContext,
  networkId: string,
  patientId: string,
  { channel, contact }: UnconfirmedContact,
): Promise<void> {
  await context.tx
    .updateTable('patient')
    .set({ [channel]: null, [`${channel}_unconfirmed_since`]: null })
    .where('id', '=', patientId)
    .execute()
  const roles = ['patient', 'relative'] as const
  await endAccessOfContact(context, { networkId, patientId, addresses: [contact], roles })
}
