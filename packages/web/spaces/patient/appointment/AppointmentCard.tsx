import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { capitalised } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'
import { CannotCome } from './CannotCome.tsx'
import { Coming } from './Coming.tsx'
import { addressOf } from './share-text.ts'
import { ShareAppointment } from './ShareAppointment.tsx'

interface Props {
  appointment: PatientAppointment
  /** What has just been done, in place of the state. */
  title?: string | undefined
  onMove(): void
  onCancel(): void
}

/** An appointment as its patient sees it, once the identity is checked: all it takes to come, or to tell. */
export function AppointmentCard({ appointment, title, onMove, onCancel }: Props) {
  return (
    <>
      <TimeAndPlace appointment={appointment} title={title} />
      <Keep appointment={appointment} />
      <Coming appointment={appointment} />
      <ToBring reasonId={appointment.reasonId} />
      <CannotCome appointment={appointment} onMove={onMove} onCancel={onCancel} />
    </>
  )
}

interface Shown {
  appointment: PatientAppointment
}

/** The time, read at arm's length. */
function TimeAndPlace({ appointment, title }: Pick<Props, 'appointment' | 'title'>) {
  const patient = usePatient()
  const { text, language } = patient
  const { id, status, slot } = appointment
  const heading = useFocusOnArrival<HTMLHeadingElement>(id + status + slot.start)
  const words = slotWords(patient, slot)
  const reason = patient.reasonOf(appointment.reasonId)
  return (
    <section className="done">
      <p className="okline">
        <Icon name="tick" />
        {title ?? text.done.status[status]}
      </p>
      <h1 className="time" tabIndex={-1} ref={heading}>
        <small>{capitalised(words.day)}</small>
        {words.time}
      </h1>
      <p className="place">
        <b>{words.site.name}</b>
        <br />
        {addressOf(words.site)}
        <br />
        <span className="soft">
          {patient.practitionerName(slot.practitionerId)}, {words.care}
          <br />
          {reason ? text.done.duration(reason.label[language], reason.durationMinutes) : ''}
        </span>
      </p>
    </section>
  )
}

/** In the calendar, on paper, to someone close. */
function Keep({ appointment }: Shown) {
  const { text } = usePatient()
  return (
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
      <div className="links">
        <button className="lnk" type="button" onClick={() => window.print()}>
          {text.done.print}
        </button>
        {appointment.status === 'booked' ? <ShareAppointment appointment={appointment} /> : null}
      </div>
    </div>
  )
}

function ToBring({ reasonId }: { reasonId: string }) {
  const { text, language, reasonOf } = usePatient()
  const items = reasonOf(reasonId)?.instructions?.[language] ?? []
  if (items.length === 0) return null
  return (
    <section className="sec">
      <h2>{text.done.bring}</h2>
      <ul className="dots">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  )
}
