import type { Slot } from '@maillage/contract/slot-search.ts'
import { usePatient } from './patient-context.ts'
import { slotWords } from './slot-words.ts'

/** Under the slot that was chosen: the second tap moves the appointment, or keeps it where it is. */
export function MoveConfirmation({
  to,
  from,
  busy = false,
  onMove,
  onKeep,
}: {
  to: Slot
  from: Slot
  busy?: boolean
  onMove(): void
  onKeep(): void
}) {
  const patient = usePatient()
  const { text } = patient
  const [next, former] = [slotWords(patient, to), slotWords(patient, from)]
  return (
    <div className="yes">
      <button className="btn go" type="button" disabled={busy} onClick={onMove}>
        {text.link.confirmMove(next.full)}
      </button>
      <button className="lnk" type="button" onClick={onKeep}>
        {text.link.keep(former.full)}
      </button>
    </div>
  )
}
