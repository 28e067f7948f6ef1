import type { Slot } from '@maillage/contract/slot-search.ts'
import { useState } from 'react'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'
import { SlotButton } from '../SlotButton.tsx'
import { slotWords } from '../slot-words.ts'
import type { SlotGroup } from './group-slots.ts'
import { isSameSlot, type SlotChoice } from './slot-choice.ts'

interface Props {
  group: SlotGroup
  tag: string | undefined
  choice: SlotChoice
}

/** A slot, the confirmation of a move when it is chosen, and the other hours of that day behind a button. */
export function GroupLines({ group, tag, choice }: Props) {
  return (
    <>
      <li>
        <ChosenOrNot slot={group.slot} tag={tag} choice={choice} />
      </li>
      {group.others.length > 0 ? <OtherHours group={group} choice={choice} /> : null}
    </>
  )
}

/** A slot as a button; when its choice must be confirmed, it says whether it is chosen, and asks under it. */
export function ChosenOrNot({
  slot,
  tag,
  choice,
  withDay = false,
}: {
  slot: Slot
  tag: string | undefined
  choice: SlotChoice
  withDay?: boolean
}) {
  const chosen = isSameSlot(choice.chosen, slot)
  return (
    <>
      <SlotButton
        slot={slot}
        tag={tag}
        withDay={withDay}
        pressed={'chosen' in choice ? chosen : undefined}
        onChoose={choice.choose}
        busy={isSameSlot(choice.busy, slot)}
      />
      {chosen ? choice.confirmation?.(slot) : null}
    </>
  )
}

function OtherHours({ group, choice }: Omit<Props, 'tag'>) {
  const patient = usePatient()
  const [open, setOpen] = useState(false)
  const words = slotWords(patient, group.slot)
  const several = group.others.some((slot) => slot.practitionerId !== group.slot.practitionerId)
  const chosen = group.others.find((slot) => isSameSlot(choice.chosen, slot))
  return (
    <li className="others">
      <button className="more" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'up' : 'down'} />
        {patient.text.results.moreHours(group.others.length, words.weekday, words.place)}
      </button>
      {open ? (
        <div className="hours">
          {group.others.map((slot) => (
            <button
              className="chip"
              type="button"
              key={slot.start}
              aria-label={slotWords(patient, slot).name}
              aria-pressed={'chosen' in choice ? isSameSlot(choice.chosen, slot) : undefined}
              onClick={() => choice.choose(slot)}
            >
              {slotWords(patient, slot).time}
              {several ? <small>{slotWords(patient, slot).who}</small> : null}
            </button>
          ))}
        </div>
      ) : null}
      {chosen ? choice.confirmation?.(chosen) : null}
    </li>
  )
}
