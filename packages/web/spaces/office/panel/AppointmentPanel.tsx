import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { ageText } from '../age-text.ts'
import { canCancel, stateActions, statesOffered, statesToCome, whenText } from '../appointment-states.ts'
import { StateSign } from '../board/StateSign.tsx'
import { canMove } from '../board/moving.ts'
import { keyOfAction } from '../keys/key-table.ts'
import type { SettableStatus } from '../office-api.ts'
import { practitionerName, siteName, useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
import { Contact, contactName, Email, Phone } from './Contact.tsx'
import { PanelFrame } from './PanelFrame.tsx'

interface AppointmentProps {
  appointment: OfficeAppointment
  readOnly: boolean
  now: number
  onStatus(status: SettableStatus): void
  onMove(): void
  onCancel(): void
  onClose(): void
}

function Facts({ appointment }: { appointment: OfficeAppointment }) {
  const office = useOffice()
  const { text, words, language } = office
  const labels = text.appointment
  const start = Date.parse(appointment.start)
  const { patient, contact, note } = appointment
  const facts: [string, React.ReactNode][] = [
    [labels.when, `${words.dayMonth(words.dateOf(start))}, ${words.time(start)}`],
    [labels.where, siteName(office, appointment.siteId)],
    [labels.with, practitionerName(office, appointment.practitionerId)],
    [labels.reason, office.reasons.get(appointment.reasonId)?.label[language] ?? labels.none],
  ]
  if (patient?.phone) facts.push([labels.phone, <Phone key="phone" number={patient.phone} />])
  if (patient?.email) facts.push([labels.email, <Email key="email" address={patient.email} />])
  facts.push([labels.booked, labels.bookedBy[appointment.bookedBy]])
  if (contact)
    facts.push([labels.contact(contactName(office, appointment)), <Contact key="c" contact={contact} />])
  if (note) facts.push([labels.note, note])
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type StatesProps = Pick<AppointmentProps, 'appointment' | 'readOnly' | 'now' | 'onStatus'>

/** What the appointment may become now, its own state pressed; then what only time keeps back. */
function States({ appointment, readOnly, now, onStatus }: StatesProps) {
  const office = useOffice()
  const { text } = office
  const offered = [...statesOffered(office, appointment, now), appointment.status]
  const shown = stateActions.filter(({ status }) => offered.includes(status))
  return (
    <fieldset className="states" disabled={readOnly}>
      <legend>{text.appointment.states}</legend>
      {shown.map(({ status, action }) => (
        <button
          key={status}
          type="button"
          className="ob"
          aria-pressed={appointment.status === status}
          onClick={() => onStatus(status)}
        >
          <StateSign form={status} />
          {text.form[status]} <kbd>{keyOfAction(action)}</kbd>
        </button>
      ))}
      {appointment.status === 'booked' ? null : (
        <button type="button" className="ob" onClick={() => onStatus('booked')}>
          <StateSign form="booked" />
          {text.appointment.back}
        </button>
      )}
      <StatesToCome appointment={appointment} now={now} />
    </fieldset>
  )
}

function StatesToCome({ appointment, now }: Pick<AppointmentProps, 'appointment' | 'now'>) {
  const office = useOffice()
  const { text, words } = office
  const labels = text.appointment
  const later = statesToCome(office, appointment, now)
  const care = later.find(({ status }) => status !== 'no-show')
  const missed = later.find(({ status }) => status === 'no-show')
  if (later.length === 0) return null
  return (
    <p className="xs dim">
      {care ? labels.later(whenText(words, care.status, care.from)) : null}{' '}
      {missed ? labels.laterMissed(whenText(words, missed.status, missed.from)) : null}
    </p>
  )
}

/** One appointment: who, why, when, and what can be done with it. */
export function AppointmentPanel(props: AppointmentProps) {
  const { appointment, readOnly, now } = props
  const office = useOffice()
  const { text, words } = office
  const { patient } = appointment
  if (!patient || appointment.status === 'held') {
    return (
      <PanelFrame title={text.appointment.heldTitle} onClose={props.onClose}>
        <div className="step">
          <p>{text.appointment.heldText}</p>
          {appointment.holdExpiresAt ? (
            <p>{text.appointment.holdUntil(words.time(Date.parse(appointment.holdExpiresAt)))}</p>
          ) : null}
        </div>
      </PanelFrame>
    )
  }
  return (
    <PanelFrame title={patientName(patient)} keysAct onClose={props.onClose}>
      <div className="step">
        <p>
          {text.appointment.born(words.birthDate(patient.birthDate), ageText(office, patient.birthDate, now))}
        </p>
        <p className="state">
          <StateSign form={appointment.status as SettableStatus} />
          <b>{text.form[appointment.status as SettableStatus]}</b>
          {appointment.wantsEarlier ? <span className="special">{text.appointment.earlier}</span> : null}
        </p>
        <Facts appointment={appointment} />
        <p>
          <a href={`/bureau/patients/${patient.id}`}>{text.appointment.record}</a>
        </p>
      </div>
      <div className="step">
        <States appointment={appointment} readOnly={readOnly} now={now} onStatus={props.onStatus} />
      </div>
      <div className="step">
        <fieldset className="states" disabled={readOnly}>
          <legend>{text.appointment.change}</legend>
          <button type="button" className="ob" disabled={!canMove(appointment)} onClick={props.onMove}>
            {text.appointment.move} <kbd>{keyOfAction('move')}</kbd>
          </button>
          <button type="button" className="ob" disabled={!canCancel(appointment)} onClick={props.onCancel}>
            {text.appointment.cancel} <kbd>{keyOfAction('cancel')}</kbd>
          </button>
        </fieldset>
      </div>
    </PanelFrame>
  )
}
