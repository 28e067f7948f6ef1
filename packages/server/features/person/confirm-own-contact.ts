import type { Person } from '@maillage/contract/person.ts'
import { defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { noSuchContact, provedIdentityNeeded } from './contact.refusals.ts'
import { personAccess } from './person.access.ts'
import { describePerson } from './read-own-person.ts'
import { confirmContact, lockRecord } from './record-contacts.ts'
import { type ContactChannel, unconfirmedOf } from './unconfirmed-of.ts'

interface Input {
  networkId: string
  patientId: string
  channel: ContactChannel
}

/**
 * The patient, whom FranceConnect vouches for, says that a contact which came with a booking is theirs: it opens the record from now on.
 * @throws {Refusal} `not-yours`, `proved-identity-needed` in a session that a contact opened, `no-such-contact`.
 */
export const confirmOwnContact = defineAction<Input, Person>({
  name: 'confirm-own-contact',
  access: personAccess['confirm-own-contact'],
  async run(context, { networkId, patientId, channel }) {
    const { tx, actor } = context
    context.permit({ patientId })
    if (actor.kind !== 'account') throw signInNeeded()
    const { factors } = await describePerson(tx, networkId, actor)
    if (!factors.includes('franceconnect')) throw provedIdentityNeeded()
    const record = await lockRecord(tx, networkId, patientId)
    const contact = unconfirmedOf(record).find((one) => one.channel === channel)
    if (!contact) throw noSuchContact()
    await confirmContact(context, networkId, patientId, contact)
    context.audit({
      action: 'confirm-own-contact',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { channel },
    })
    return describePerson(tx, networkId, actor)
  },
})
