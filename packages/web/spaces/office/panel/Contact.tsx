import type { AppointmentContact, OfficeAppointment } from '@maillage/contract/office.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import type { Office } from '../office-context.ts'

export function Phone({ number }: { number: string }) {
  return <a href={`tel:${number}`}>{phoneText(number)}</a>
}

/** A long address breaks after its @ only, where it can. */
export function Email({ address }: { address: string }) {
  const at = address.indexOf('@') + 1
  return (
    <a href={`mailto:${address}`}>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </a>
  )
}

/** How to reach the person who gave a contact for one appointment. */
export function Contact({ contact: { phone, email } }: { contact: AppointmentContact }) {
  return (
    <>
      {phone ? <Phone number={phone} /> : null}
      {phone && email ? <br /> : null}
      {email ? <Email address={email} /> : null}
    </>
  )
}

/** Who that person is for the patient: "fille ou fils du patient", or the patient under another contact. */
export function contactName(
  { text }: Pick<Office, 'text'>,
  { contact, bookedBy }: Pick<OfficeAppointment, 'contact' | 'bookedBy'>,
): string {
  if (!contact) return ''
  const isPatient = bookedBy === 'patient' && contact.relationship === 'other'
  return isPatient ? text.appointment.ownContact : text.appointment.relations[contact.relationship]
}
