import type { UnconfirmedContact } from '@maillage/contract/patient-contacts.ts'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../api/client.ts'
import { officeContactsEn } from '../../../i18n/office-contacts.en.ts'
import { officeContactsFr } from '../../../i18n/office-contacts.fr.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { useOffice } from '../office-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { Section } from './Section.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'
import { useSent } from './use-sent.ts'

interface Props {
  record: PatientRecord
  changes: RecordChanges
}

/** The contacts that a booking on the web put on the record: whether they are the patient's is asked of the person, document in hand. */
export function UnconfirmedContacts({ record, changes }: Props) {
  const { language } = useOffice()
  const text = language === 'fr' ? officeContactsFr : officeContactsEn
  const waiting = useQuery({
    queryKey: ['unconfirmed-contacts', record.id, record.phone, record.email],
    queryFn: () =>
      request<{ items: UnconfirmedContact[] }>(`/api/office/patients/${record.id}/unconfirmed-contacts`),
  })
  const items = waiting.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={text.title}>
      {items.map((contact) => (
        <Waiting key={contact.channel} record={record} contact={contact} changes={changes} />
      ))}
    </Section>
  )
}

function Waiting({ record, contact, changes }: Props & { contact: UnconfirmedContact }) {
  const { language, words } = useOffice()
  const text = language === 'fr' ? officeContactsFr : officeContactsEn
  const client = useQueryClient()
  const sent = useSent()
  const isProven = record.status === 'validated' || record.status === 'qualified'
  const named = contact.channel === 'phone' ? phoneText(contact.contact) : contact.contact
  const settle = (belongs: boolean) =>
    sent.send(async () => {
      changes.started()
      await request(`/api/office/patients/${record.id}/unconfirmed-contacts/${contact.channel}`, {
        body: { belongs },
      })
      await client.invalidateQueries({ queryKey: ['unconfirmed-contacts', record.id] })
      await changes.done(belongs ? text.confirmed : text.removed)
    })
  return (
    <>
      <p>
        {text.since(named, words.birthDate(words.dateOf(Date.parse(contact.since))))} {text.effect}
      </p>
      <p>{isProven ? text.ask : text.proofFirst}</p>
      {isProven ? (
        <div className="ways">
          <button
            type="button"
            className="ob"
            aria-label={text.yesOf(named)}
            aria-disabled={sent.sending}
            onClick={() => void settle(true)}
          >
            {sent.sending ? text.sending : text.yes}
          </button>
          <button
            type="button"
            className="ob"
            aria-label={text.noOf(named)}
            aria-disabled={sent.sending}
            onClick={() => void settle(false)}
          >
            {text.no}
          </button>
        </div>
      ) : null}
      {sent.error ? <TroubleNotice error={sent.error} /> : null}
    </>
  )
}
