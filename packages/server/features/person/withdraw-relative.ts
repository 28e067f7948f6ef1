import type { OwnRelative } from '@maillage/contract/own-relatives.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { forgetConfirmation } from '../patients/forget-confirmation.ts'
import { endAccessOfContact } from './end-access-of-contact.ts'
import { readOwnRelatives } from './own-relatives.queries.ts'
import { noSuchHelper } from './own-relatives.refusals.ts'
import { personAccess } from './person.access.ts'
import { lockRecord } from './record-contacts.ts'

interface Input {
  networkId: string
  patientId: string
  relativeId: string
}

/**
 * The patient no longer wants somebody to act for them: what that person has of the record ends now, in the sessions that run too. Their
 * contact stays with the appointments that they booked, and leaves the record when there are none.
 * @throws {Refusal} `not-yours`, `contact-unconfirmed`, `no-such-helper`.
 */
export const withdrawRelative = defineAction<Input, OwnRelative[]>({
  name: 'withdraw-relative',
  access: personAccess['withdraw-relative'],
  async run(context, { networkId, patientId, relativeId }) {
    const { tx } = context
    context.permit({ patientId })
    await lockRecord(tx, networkId, patientId)
    const named = await readOwnRelatives(tx, networkId, patientId)
    const relative = named.find(({ id }) => id === relativeId)
    if (!relative) throw noSuchHelper()
    const addresses = [relative.phone, relative.email]
    await endAccessOfContact(context, { networkId, patientId, addresses, roles: ['relative'] })
    await forgetConfirmation(tx, networkId, relativeId)
    await forget(context, relativeId)
    context.audit({
      action: 'withdraw-relative',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { contactId: relativeId, confirmed: relative.confirmedAt !== null },
    })
    return named.filter((one) => one !== relative)
  },
})

async function forget({ tx }: ActionContext, relativeId: string): Promise<void> {
  const { rows } = await sql`
    delete from contact_person c where c.id = ${relativeId}
       and not exists (select from appointment a where a.contact_person_id = c.id) returning id`.execute(tx)
  if (rows.length > 0) return
  await tx
    .updateTable('contact_person')
    .set({ confirmed_at: null, confirmed_by: null, asked_at: null })
    .where('id', '=', relativeId)
    .execute()
}
