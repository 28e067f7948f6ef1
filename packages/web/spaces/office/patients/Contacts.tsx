import type { PatientRecord } from '@maillage/contract/patients.ts'
import { useOffice } from '../office-context.ts'
import { Email, Phone } from '../panel/Contact.tsx'
import { usePatientsText } from './patients-context.ts'
import { Section } from './Section.tsx'

/** How the patient is reached, and the relatives who gave their own contact. */
export function Contacts({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  const { text: office } = useOffice()
  const { phone, email, contacts } = record
  const relation = (relationship: PatientRecord['contacts'][number]['relationship']) =>
    office.appointment.relations[relationship]
  return (
    <Section title={text.contacts.title}>
      {!phone && !email && contacts.length === 0 ? <p className="dim">{text.contacts.none}</p> : null}
      <dl className="traits">
        {phone ? (
          <div>
            <dt>{text.contacts.phone}</dt>
            <dd>
              <Phone number={phone} />
            </dd>
          </div>
        ) : null}
        {email ? (
          <div>
            <dt>{text.contacts.email}</dt>
            <dd>
              <Email address={email} />
            </dd>
          </div>
        ) : null}
        {contacts.map((contact) => (
          <div key={`${contact.relationship} ${contact.phone} ${contact.email}`}>
            <dt>{relation(contact.relationship)}</dt>
            <dd>
              {contact.phone ? <Phone number={contact.phone} /> : null}{' '}
              {contact.email ? <Email address={contact.email} /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
