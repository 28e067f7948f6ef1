import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { lowered } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { CallOffice } from '../appointment/CallOffice.tsx'
import type { ClosedState } from '../appointment/closed-state.ts'
import { FindAnother } from '../appointment/FindAnother.tsx'
import { addressOf } from '../appointment/share-text.ts'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'
import { LinkFrame } from './LinkFrame.tsx'

interface Props {
  appointment: PatientAppointment
  state: ClosedState
}

/** What became of it, said plainly; nothing that could be taken for a confirmed appointment. Then what one can do. */
export function Closed({ appointment, state }: Props) {
  const patient = usePatient()
  const { text, language } = patient
  const heading = useFocusOnArrival<HTMLHeadingElement>(state)
  const words = slotWords(patient, appointment.slot)
  const reason = lowered(patient.reasonOf(appointment.reasonId)?.label[language] ?? '')
  const { title, body } = text.closed[state]
  const here = state === 'arrived' || state === 'in-progress'
  return (
    <LinkFrame>
      <section className="answer">
        <h1 className="h" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p>{body}</p>
        <p className="place">
          <b className={state === 'cancelled-by-site' ? 'struck' : undefined}>
            {words.day}, {words.time}
          </b>
          <br />
          {words.site.name}, {addressOf(words.site)}
          <br />
          <span className="soft">
            {[patient.practitionerName(appointment.slot.practitionerId), reason].filter(Boolean).join(', ')}
          </span>
        </p>
      </section>
      <div className="actions">
        {here ? null : <FindAnother appointment={appointment} />}
        <CallOffice />
      </div>
    </LinkFrame>
  )
}
