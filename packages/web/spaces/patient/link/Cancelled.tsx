import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { countdown } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { FindAnother } from '../appointment/FindAnother.tsx'
import { useSecondsLeft } from '../../../ui/use-seconds-left.ts'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'
import { LinkFrame } from './LinkFrame.tsx'

interface Props {
  appointment: PatientAppointment
  problem: string | undefined
  onRestore(): void
}

/** Cancelled: thanks, a way back for two minutes, and the need is not left alone. */
export function Cancelled({ appointment, problem, onRestore }: Props) {
  const patient = usePatient()
  const { text } = patient
  const heading = useFocusOnArrival<HTMLHeadingElement>('cancelled')
  const words = slotWords(patient, appointment.slot)
  return (
    <LinkFrame>
      <section className="done">
        <p className="okline">
          <Icon name="tick" />
          {text.done.cancelled}
        </p>
        <h1 className="h" tabIndex={-1} ref={heading}>
          {text.link.thanks}
        </h1>
        <p className="place">
          {words.full}, {words.at}.
        </p>
        <p className="err" role="alert">
          {problem}
        </p>
      </section>
      <div className="actions">
        <TakeBack until={appointment.restorableUntil} onRestore={onRestore} />
        <FindAnother appointment={appointment} />
      </div>
    </LinkFrame>
  )
}

function TakeBack({ until, onRestore }: { until: string | null; onRestore(): void }) {
  const { text } = usePatient()
  const left = useSecondsLeft(until ?? '1970-01-01T00:00:00Z')
  if (left === 0) return null
  return (
    <>
      <button className="btn" type="button" onClick={onRestore}>
        {text.link.takeBack}
      </button>
      <p className="s soft">{text.link.mistake(countdown(left))}</p>
    </>
  )
}
