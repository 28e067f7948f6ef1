import type { PatientRecord } from '@maillage/contract/patients.ts'
import { serverNow } from '../../../api/client.ts'
import { lowered } from '../../../i18n/time-words.ts'
import { practitionerName, siteName, useOffice } from '../office-context.ts'
import { usePatientsText } from './patients-context.ts'
import { Section } from './Section.tsx'
import { inVisitOrder } from './visit-order.ts'

/** The appointments of the patient in this network, the next one first; each leads to its day. */
export function Appointments({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  const office = useOffice()
  const { words, language } = office
  return (
    <Section title={text.appointments.title}>
      {record.appointments.length === 0 ? (
        <p className="dim">{text.appointments.none}</p>
      ) : (
        <ul className="visits">
          {inVisitOrder(record.appointments, serverNow()).map((appointment) => {
            const start = Date.parse(appointment.start)
            const date = words.dateOf(start)
            return (
              <li key={appointment.id}>
                <a href={`/bureau?date=${date}`}>
                  {words.longDate(date)}, {words.time(start)}
                </a>
                <span>
                  {[
                    siteName(office, appointment.siteId),
                    practitionerName(office, appointment.practitionerId),
                    lowered(office.reasons.get(appointment.reasonId)?.label[language] ?? ''),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
                <span className="dim">{text.appointments.states[appointment.status]}</span>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
