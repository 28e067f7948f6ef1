import type { Slot } from '@maillage/contract/slot-search.ts'
import { practitionerName, siteName, useOffice } from '../office-context.ts'

interface ChoiceProps {
  slots: readonly Slot[]
  chosen: Slot | null
  onChoose(slot: Slot): void
}

export function sameSlot(a: Slot | null, b: Slot | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.start === b.start &&
    a.practitionerId === b.practitionerId &&
    a.siteId === b.siteId
  )
}

/** The first slots of the team, with the numbers that the board shows. */
export function SlotChoice({ slots, chosen, onChoose }: ChoiceProps) {
  const office = useOffice()
  const { text, words } = office
  return (
    <div className="opts" role="radiogroup" aria-label={text.booking.firstSlots}>
      {slots.map((slot, at) => {
        const start = Date.parse(slot.start)
        return (
          <label key={`${slot.start} ${slot.practitionerId}`} className={sameSlot(slot, chosen) ? 'on' : ''}>
            <input
              type="radio"
              name="slot"
              checked={sameSlot(slot, chosen)}
              onChange={() => onChoose(slot)}
            />
            <span className="rank" aria-hidden="true">
              {at + 1}
            </span>
            <span className="h">
              {words.time(start)}
              <small>{words.shortDate(words.dateOf(start))}</small>
            </span>
            <span>
              {siteName(office, slot.siteId)}
              <small>{practitionerName(office, slot.practitionerId)}</small>
            </span>
            <span className="m">{slot.minutes === null ? '' : `${slot.minutes}\u00a0min`}</span>
          </label>
        )
      })}
    </div>
  )
}
