import type { Hold } from '@maillage/contract/booking.ts'
import type { Slot } from '@maillage/contract/slot-search.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { capitalised } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { Frame } from '../Frame.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'

interface Props {
  hold: Hold
  onTake(slot: Slot): Promise<void>
  /** What went wrong since. */
  children?: ReactNode
}

/** The five minutes are over: the same slot again if it is still free; what was written is kept. */
export function Expired({ hold, onTake, children }: Props) {
  const patient = usePatient()
  const { text } = patient
  const heading = useFocusOnArrival<HTMLHeadingElement>('expired')
  const words = slotWords(patient, hold.slot)
  const when = words.full
  const free = hold.status === 'held' || hold.stillFree
  return (
    <Frame>
      <section className="answer">
        <h1 className="h s2" tabIndex={-1} ref={heading}>
          {free ? text.hold.gone(capitalised(when)) : text.hold.goneTaken}
        </h1>
        <p>{text.hold.kept2}</p>
      </section>
      {children}
      <div className="actions">
        {free ? (
          <button className="btn go" type="button" onClick={() => void onTake(hold.slot)}>
            {text.hold.again(when)}
          </button>
        ) : null}
        <Link
          className="btn"
          to="/rendez-vous"
          search={{}}
          onClick={() => changeJourney({ hold: undefined })}
        >
          {text.hold.other}
        </Link>
      </div>
    </Frame>
  )
}
