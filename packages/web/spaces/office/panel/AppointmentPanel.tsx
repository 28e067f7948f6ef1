import { ageInMonths } from '@maillage/core/booking/birth-date.ts'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { StateSign } from '../board/StateSign.tsx'
import { canMove } from '../board/moving.ts'
import { keyOfAction, type OfficeAction } from '../keys/key-table.ts'
import type { SettableStatus } from '../office-api.ts'
import { type Office, practitionerName, siteName, useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
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

function age(office: Office, birthDate: string, now: number): string {
  const months = ageInMonths(birthDate, office.words.dateOf(now))
  return months < 24
    ? office.text.appointment.months(months)
    : office.text.appointment.years(Math.floor(months / 12))
}

function Facts({ appointment }: { appointment: OfficeAppointment }) {
  const office = useOffice()
  const { text, words, language } = office
  const labels = text.appointment
  const start = Date.parse(appointment.start)
  const { patient, note } = appointment
  const phone = patient?.phone
  const facts: [string, React.ReactNode][] = [
    [labels.when, `${words.dayMonth(words.dateOf(start))}, ${words.time(start)}`],
    [labels.where, siteName(office, appointment.siteId)],
    [labels.with, practitionerName(office, appointment.practitionerId)],
    [labels.reason, office.reasons.get(appointment.reasonId)?.label[language] ?? labels.none],
  ]
  if (phone)
    facts.push([
      labels.phone,
      <a key="phone" href={`tel:${phone}`}>
        {phoneText(phone)}
      </a>,
    ])
  facts.push([labels.booked, labels.bookedBy[appointment.bookedBy]])
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

const stateActions: readonly { status: SettableStatus; action: OfficeAction }[] = [
  { status: 'arrived', action: 'arrived' },
  { status: 'in-progress', action: 'inProgress' },
  { status: 'fulfilled', action: 'fulfilled' },
  { status: 'no-show', action: 'noShow' },
]

function States({
  appointment,
  readOnly,
  onStatus,
}: Pick<AppointmentProps, 'appointment' | 'readOnly' | 'onStatus'>) {
  const { text } = useOffice()
  return (
    <fieldset className="states" disabled={readOnly}>
      <legend>{text.appointment.states}</legend>
      {stateActions.map(({ status, action }) => (
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
    </fieldset>
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
          {text.appointment.born(words.birthDate(patient.birthDate), age(office, patient.birthDate, now))}
        </p>
        <p className="state">
          <StateSign form={appointment.status as SettableStatus} />
          <b>{text.form[appointment.status as SettableStatus]}</b>
          {appointment.wantsEarlier ? <span className="special">{text.appointment.earlier}</span> : null}
        </p>
        <Facts appointment={appointment} />
      </div>
      <div className="step">
        <States appointment={appointment} readOnly={readOnly} onStatus={props.onStatus} />
      </div>
      <div className="step">
        <fieldset className="states" disabled={readOnly}>
          <legend>{text.appointment.change}</legend>
          <button type="button" className="ob" disabled={!canMove(appointment)} onClick={props.onMove}>
            {text.appointment.move} <kbd>{keyOfAction('move')}</kbd>
          </button>
          <button type="button" className="ob" disabled={!canMove(appointment)} onClick={props.onCancel}>
            {text.appointment.cancel} <kbd>{keyOfAction('cancel')}</kbd>
          </button>
        </fieldset>
      </div>
    </PanelFrame>
  )
}
