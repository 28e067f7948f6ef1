import type { Reason } from '@maillage/contract/network.ts'
import { useOffice } from '../office-context.ts'

interface ReasonProps {
  reasons: readonly Reason[]
  chosenId: string | null
  firstRef: React.RefObject<HTMLInputElement | null>
  onChoose(reason: Reason): void
}

/** Reasons as a group of radio buttons; the digits 1 to 9 choose the first nine. */
export function ReasonChoice({ reasons, chosenId, firstRef, onChoose }: ReasonProps) {
  const { text, language } = useOffice()
  const onKeyDown = (event: React.KeyboardEvent) => {
    const reason = /^[1-9]$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined
    if (!reason) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(reason)
  }
  if (reasons.length === 0) return <p className="dim">{text.booking.noReason}</p>
  return (
    <div
      className="chips"
      role="radiogroup"
      aria-label={text.booking.reason}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {reasons.map((reason, at) => (
        <label key={reason.id} className={reason.id === chosenId ? 'on' : ''}>
          <input
            ref={at === 0 ? firstRef : undefined}
            type="radio"
            name="reason"
            checked={reason.id === chosenId}
            onChange={() => onChoose(reason)}
          />
          {at < 9 ? <kbd>{at + 1}</kbd> : null}
          {reason.label[language]} <small>{text.booking.reasonMinutes(reason.durationMinutes)}</small>
        </label>
      ))}
    </div>
  )
}
