import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { serverNow } from '../../../api/client.ts'
import { dateOf, dayOf, timeOf } from '../../../i18n/time-words.ts'
import { CallOffice } from './CallOffice.tsx'
import { type Patient, usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'

interface Props {
  appointment: PatientAppointment
  onMove(): void
  onCancel(): void
}

/** Until when one can move or cancel here, and both; after that, the phone. */
export function CannotCome({ appointment, onMove, onCancel }: Props) {
  const patient = usePatient()
  const { text } = patient
  const changeable = Date.parse(appointment.changeableUntil) > serverNow() && appointment.status === 'booked'
  return (
    <section className="sec no-print">
      <h2>{text.done.cannot}</h2>
      {changeable ? (
        <>
          <p className="s soft">{text.done.until(until(patient, appointment))}</p>
          <div className="two">
            <button className="btn" type="button" onClick={onMove}>
              {text.done.move}
            </button>
            <button className="btn" type="button" onClick={onCancel}>
              {text.done.cannotCome}
            </button>
          </div>
        </>
      ) : (
        <>
          <p>{text.done.tooLate}</p>
          <CallOffice />
        </>
      )}
    </section>
  )
}

/** "mardi 13 h 20" on the day itself, else the day in full. */
function until(patient: Patient, { slot, changeableUntil }: PatientAppointment): string {
  const words = slotWords(patient, slot)
  const zone = words.site.timeZone
  const time = timeOf(changeableUntil, zone, patient.language)
  return dateOf(changeableUntil, zone) === words.date
    ? `${words.weekday} ${time}`
    : `${dayOf(changeableUntil, zone, patient.language)}, ${time}`
}
