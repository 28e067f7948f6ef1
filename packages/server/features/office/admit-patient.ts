import type { OfficeBooking } from '@maillage/contract/office.ts'
import { parseContact } from '@maillage/core/booking/contact.ts'
import type { ActionContext } from '../../platform/action.ts'
import { matchPatient } from '../booking/match-patient.ts'
import { readIdentity } from '../booking/read-identity.ts'
import { emailRefused, noSuchPatient, patientNeeded, phoneRefused } from './office-refusals.ts'
import { readNetworkZone } from './office.queries.ts'

export interface AdmittedPatient {
  id: string
  birthDate: string
  isNew: boolean
}

/**
 * The patient of a booking by the office: the one chosen (or the one that it was merged into), or the one row of a new identity. What the agent was told of
 * contacts completes a person who has none yet; it never replaces what is known.
 *
 * @throws {Refusal} `no-such-patient`, `patient-needed`, and those of an identity or a contact that cannot be.
 */
export async function admitPatient(
  context: ActionContext,
  networkId: string,
  { patientId, newPatient }: Pick<OfficeBooking, 'patientId' | 'newPatient'>,
): Promise<AdmittedPatient> {
  const { tx, now } = context
  if (patientId) {
    const known = await tx
      .selectFrom('patient')
      .select(['id', 'birth_date'])
      .where(({ or, eb, selectFrom }) =>
        or([
          eb.and([eb('id', '=', patientId), eb('merged_into', 'is', null)]),
          eb('id', 'in', selectFrom('patient').select('merged_into').where('id', '=', patientId)),
        ]),
      )
      .where('network_id', '=', networkId)
      .executeTakeFirst()
    if (!known) throw noSuchPatient()
    return { id: known.id, birthDate: known.birth_date, isNew: false }
  }
  if (!newPatient) throw patientNeeded()
  const identity = readIdentity(newPatient, now, await readNetworkZone(tx, networkId))
  const phone = newPatient.phone ? readOfficePhone(newPatient.phone) : null
  const email = newPatient.email ? readOfficeEmail(newPatient.email) : null
  const match = await matchPatient(context, networkId, identity, undefined)
  if ((phone && !match.phone) || (email && !match.email)) {
    await tx
      .updateTable('patient')
      .set({ phone: match.phone ?? phone, email: match.email ?? email })
      .where('id', '=', match.id)
      .execute()
  }
  return { id: match.id, birthDate: identity.birthDate, isNew: match.isNew }
}

/** A telephone that an agent may call: a mobile, or a landline too. E.164. */
export function readOfficePhone(text: string): string {
  const contact = parseContact(text)
  if (contact === 'landline') {
    const digits = text.replace(/[^0-9+]/g, '').replace(/^(?:\+33|0033)0?/, '0')
    return `+33${digits.slice(1)}`
  }
  if (typeof contact === 'object' && contact.channel === 'sms') return contact.address
  throw phoneRefused(contact === 'foreign-number' ? contact : 'malformed-number')
}

export function readOfficeEmail(text: string): string {
  const contact = parseContact(text)
  if (typeof contact === 'object' && contact.channel === 'email') return contact.address
  throw emailRefused()
}
