import type { PatientRecord } from '@maillage/contract/patients.ts'
import { Email, Phone } from '../panel/Contact.tsx'
import { usePatientsText } from './patients-context.ts'
import { Section } from './Section.tsx'

/** How the patient is reached. */
export function Contacts({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  const { phone, email } = record
  return (
    <Section title={text.contacts.title}>
      {phone || email ? (
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
        </dl>
      ) : (
        <p className="dim">{text.contacts.none}</p>
      )}
    </Section>
  )
}
