import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { serverNow } from '../../../api/client.ts'
import { capitalised, lowered } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { AppointmentCard } from '../appointment/AppointmentCard.tsx'
import { closedState } from '../appointment/closed-state.ts'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'
import { Cancelled } from './Cancelled.tsx'
import { Choices } from './Choices.tsx'
import { Closed } from './Closed.tsx'
import { LinkFrame } from './LinkFrame.tsx'
import { useManage } from './use-manage.ts'

interface Props {
  appointment: PatientAppointment
  /** The check of identity is too old: it is asked again. */
  onLost(): void
  /** The server refused a change: what is shown may no longer be so. */
  onRefused(): void
}

/** Move in two taps, cancel in two taps, or keep. */
export function Managed({ appointment, onLost, onRefused }: Props) {
  const { text } = usePatient()
  const manage = useManage(appointment, onLost, onRefused)
  if (appointment.status === 'cancelled-by-patient')
    return <Cancelled appointment={appointment} problem={manage.problem} onRestore={manage.restore} />
  const closed = closedState(appointment, serverNow())
  if (closed) return <Closed appointment={appointment} state={closed} />
  const changeable = appointment.status === 'booked' && Date.parse(appointment.changeableUntil) > serverNow()
  const done = { moved: text.link.moved, restored: text.link.restored }[manage.step as string]
  if (done || !changeable)
    return (
      <LinkFrame>
        <AppointmentCard
          appointment={appointment}
          title={done}
          onMove={() => manage.goTo('manage')}
          onCancel={() => manage.goTo('cancel')}
        />
      </LinkFrame>
    )
  return <MoveOrCancel appointment={appointment} manage={manage} onLost={onLost} />
}

interface MoveOrCancelProps {
  appointment: PatientAppointment
  manage: ReturnType<typeof useManage>
  onLost(): void
}

function MoveOrCancel({ appointment, manage, onLost }: MoveOrCancelProps) {
  const { text } = usePatient()
  const cancelling = manage.step === 'cancel'
  return (
    <LinkFrame>
      <Heading appointment={appointment} manage={manage} />
      {cancelling ? (
        <div className="actions">
          <button className="btn stop" type="button" onClick={manage.cancel}>
            {text.link.yes}
          </button>
          <button className="btn" type="button" onClick={() => manage.goTo('manage')}>
            {text.link.no}
          </button>
        </div>
      ) : null}
      <Choices
        appointment={appointment}
        title={cancelling ? text.link.ratherMove : text.link.moveTo}
        onMove={manage.move}
        onLost={onLost}
      />
      {cancelling ? null : (
        <section className="sec">
          <h2>{text.link.cancel}</h2>
          <button className="btn" type="button" onClick={() => manage.goTo('cancel')}>
            {text.done.cannotCome}
          </button>
        </section>
      )}
    </LinkFrame>
  )
}

/** What is to be moved, or the question before a cancellation; what the server refused. */
function Heading({ appointment, manage: { step, problem } }: Omit<MoveOrCancelProps, 'onLost'>) {
  const patient = usePatient()
  const { text } = patient
  const heading = useFocusOnArrival<HTMLHeadingElement>(step)
  const words = slotWords(patient, appointment.slot)
  const when = words.full
  const reason = lowered(patient.reasonOf(appointment.reasonId)?.label[patient.language] ?? '')
  const who = patient.practitionerName(appointment.slot.practitionerId)
  return (
    <section className="answer">
      <h1 className="h s2" tabIndex={-1} ref={heading}>
        {step === 'cancel' ? text.link.cancelTitle(when, words.place) : `${capitalised(when)}, ${words.at}`}
      </h1>
      <p>{step === 'cancel' ? text.link.cancelHint : `${who}, ${reason}. ${text.link.placeKept}`}</p>
      <p className="err" role="alert">
        {problem}
      </p>
    </section>
  )
}
