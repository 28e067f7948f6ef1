import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { serverNow } from '../../api/client.ts'
import { dateOf, dayOf, timeOf } from '../../i18n/time-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useFocusOnArrival } from '../../ui/use-focus-on-arrival.ts'
import { usePatient } from './patient-context.ts'
import { slotWords } from './slot-words.ts'

interface Props {
  appointment: PatientAppointment
  title?: string
  onMove(): void
  onCancel(): void
}

/** An appointment as its patient sees it, once the identity is checked. */
export function AppointmentCard({ appointment, title, onMove, onCancel }: Props) {
  const patient = usePatient()
  const { text, language } = patient
  const heading = useFocusOnArrival<HTMLHeadingElement>(
    appointment.id + appointment.status + appointment.slot.start,
  )
  const words = slotWords(patient, appointment.slot)
  const reason = patient.reasonOf(appointment.reasonId)
  const { site } = words
  const changeable = Date.parse(appointment.changeableUntil) > serverNow() && appointment.status === 'booked'
  return (
    <>
      <section className="done">
        <p className="okline">
          <Icon name="tick" />
          {title ?? text.done.status[appointment.status]}
        </p>
        <h1 className="time" tabIndex={-1} ref={heading}>
          <small>{words.day}</small>
          {words.time}
        </h1>
        <p className="place">
          <b>{site.name}</b>
          <br />
          {site.addressLine ? `${site.addressLine}, ` : ''}
          {site.postalCode} {site.communeName}
          <br />
          <span className="soft">
            {patient.practitionerName(appointment.slot.practitionerId)}, {words.care}
            <br />
            {reason ? text.done.duration(reason.label[language], reason.durationMinutes) : ''}
          </span>
        </p>
      </section>
      <div className="actions no-print">
        <a
          className="btn go"
          href={`/api/links/${appointment.manageToken}/calendar.ics`}
          download="rendez-vous.ics"
        >
          <Icon name="calendar" />
          {text.done.calendar}
        </a>
        {appointment.sentTo ? (
          <p className="s soft">{appointment.sentTo === 'email' ? text.done.sentEmail : text.done.sentSms}</p>
        ) : null}
        {appointment.wantsEarlier ? <p className="s soft">{text.done.earlierOn}</p> : null}
        <button className="lnk" type="button" onClick={() => window.print()}>
          {text.done.print}
        </button>
      </div>
      <section className="sec">
        <h2>{text.done.coming}</h2>
        {appointment.slot.minutes === null ? null : <p>{text.done.byCar(appointment.slot.minutes)}</p>}
        {site.directions ? <p>{site.directions[language]}</p> : null}
        {site.wheelchairAccess ? <p>{text.done.wheelchair}</p> : null}
      </section>
      {reason?.instructions && reason.instructions[language].length > 0 ? (
        <section className="sec">
          <h2>{text.done.bring}</h2>
          <ul className="dots">
            {reason.instructions[language].map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sec no-print">
        <h2>{text.done.cannot}</h2>
        {changeable ? (
          <>
            <p className="s soft">{text.done.until(until())}</p>
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
          <p>{text.done.tooLate}</p>
        )}
      </section>
    </>
  )

  function until(): string {
    const zone = site.timeZone
    const time = timeOf(appointment.changeableUntil, zone, language)
    return dateOf(appointment.changeableUntil, zone) === words.date
      ? `${words.weekday} ${time}`
      : `${dayOf(appointment.changeableUntil, zone, language)}, ${time}`
  }
}
