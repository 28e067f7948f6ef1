import type { OwnRelative } from '@maillage/contract/own-relatives.ts'
import { parseName } from '@maillage/core/booking/person-name.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { readContact } from '../booking/read-identity.ts'
import { findBeside, readOwnRelatives } from './own-relatives.queries.ts'
import {
  alreadyNamed,
  invalidHelperName,
  ownContactRefused,
  tooManyRelatives,
} from './own-relatives.refusals.ts'
import { personAccess } from './person.access.ts'
import { PERSON_LIMITS } from './person-limits.ts'
import { lockRecord } from './record-contacts.ts'

interface Input {
  networkId: string
  patientId: string
  name: string
  relationship: OwnRelative['relationship']
  contact: string
}

/**
 * The patient asks that somebody may act for them. It opens nothing: the desk confirms it with the person first, since whoever holds a
 * telephone for a minute must not give somebody else a lasting sight of a record (ADR 0007). Asked again in the same words, the answer
 * is the same and nothing more is written.
 * @throws {Refusal} `not-yours`, `contact-unconfirmed`, `invalid-name`, `own-contact`, `already-a-relative`, `too-many-relatives`, and those
 * of a contact that cannot be.
 */
export const askForRelative = defineAction<Input, OwnRelative[]>({
  name: 'ask-for-relative',
  access: personAccess['ask-for-relative'],
  async run(context, input) {
    const { tx } = context
    const { networkId, patientId } = input
    context.permit({ patientId })
    const { phone, email } = await lockRecord(tx, networkId, patientId)
    const name = parseName(input.name)
    if (name === undefined) throw invalidHelperName()
    const contact = readContact(input.contact)
    if ([phone, email?.toLowerCase()].includes(contact.address)) throw ownContactRefused()
    const known = await readOwnRelatives(tx, networkId, patientId)
    const beside = await findBeside(tx, patientId, contact.address)
    if (beside?.isAsked && beside.name === name && beside.relationship === input.relationship) return known
    if (beside?.isNamed) throw alreadyNamed()
    if (known.length >= PERSON_LIMITS.relatives) throw tooManyRelatives(PERSON_LIMITS.relatives)
    const { relationship } = input
    const contactId = await noteRequest(context, patientId, beside?.id, { name, relationship, contact })
    context.audit({
      action: 'ask-for-relative',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      detail: { contactId },
    })
    return readOwnRelatives(tx, networkId, patientId)
  },
})

/** @returns who it is about: whoever booked with this contact before, or a new person beside the patient. */
async function noteRequest(
  { tx, now, newId }: ActionContext,
  patientId: string,
  besideId: string | undefined,
  asked: Pick<Input, 'name' | 'relationship'> & { contact: ReturnType<typeof readContact> },
): Promise<string> {
  const at = new Date(now.epochMilliseconds)
  const { name, relationship, contact } = asked
  if (besideId !== undefined) {
    await tx
      .updateTable('contact_person')
      .set({ name, relationship, asked_at: at })
      .where('id', '=', besideId)
      .execute()
    return besideId
  }
  const id = newId()
  await tx
    .insertInto('contact_person')
    .values({
      id,
      patient_id: patientId,
      name,
      relationship,
      email: contact.channel === 'email' ? contact.address : null,
      phone: contact.channel === 'sms' ? contact.address : null,
      asked_at: at,
      created_at: at,
    })
    .execute()
  return id
}
