import type { Slot, SlotSearchAnswer } from '@maillage/contract/booking.ts'
import { useState } from 'react'
import { plainDate } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'
import { SlotButton } from '../SlotButton.tsx'
import { slotWords } from '../slot-words.ts'
import { groupSlots, type SlotGroup } from './group-slots.ts'

/** More would bury the foot of the page. */
const DAYS_AT_ONCE = 3

interface Props {
  answer: SlotSearchAnswer
  slots: readonly Slot[]
  onChoose(slot: Slot): void
  choosing: Slot | undefined
}

const same = (a: Slot | null | undefined, b: Slot) => a?.start === b.start && a.siteId === b.siteId

/** The slots, a heading a day, from the soonest to the latest. */
export function SlotList({ answer, slots, onChoose, choosing }: Props) {
  const patient = usePatient()
  const [daysShown, setDaysShown] = useState(DAYS_AT_ONCE)
  const days = groupSlots(
    slots,
    (slot) => slotWords(patient, slot).date,
    (slot) => patient.careOf(slot.practitionerId),
  )
  const tagOf = (slot: Slot) =>
    same(answer.earliest, slot)
      ? patient.text.results.soonest
      : same(answer.nearest, slot) && answer.nearest?.siteId !== answer.earliest?.siteId
        ? patient.text.results.closest
        : undefined
  const shown = days.slice(0, daysShown)
  const next = days[daysShown]
  return (
    <>
      {shown.map(({ date, groups }) => {
        const words = groups[0] ? slotWords(patient, groups[0].slot) : undefined
        return (
          <section key={date} aria-labelledby={`day-${date}`}>
            <h2 className="day" id={`day-${date}`}>
              {words?.day} {words?.near ? <span>{words.near}</span> : null}
            </h2>
            <ul className="slots">
              {groups.map((group) => (
                <GroupLines
                  key={`${group.slot.start}${group.slot.siteId}${group.slot.practitionerId}`}
                  group={group}
                  tagOf={tagOf}
                  onChoose={onChoose}
                  choosing={choosing}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {next ? (
        <div className="sec">
          <button className="btn" type="button" onClick={() => setDaysShown(daysShown + DAYS_AT_ONCE)}>
            {patient.text.results.from(plainDate(next.date, patient.language, true))}
          </button>
        </div>
      ) : null}
    </>
  )
}

function GroupLines({
  group,
  tagOf,
  onChoose,
  choosing,
}: {
  group: SlotGroup
  tagOf(slot: Slot): string | undefined
  onChoose(slot: Slot): void
  choosing: Slot | undefined
}) {
  const patient = usePatient()
  const [open, setOpen] = useState(false)
  const words = slotWords(patient, group.slot)
  return (
    <>
      <li>
        <SlotButton
          slot={group.slot}
          tag={tagOf(group.slot)}
          onChoose={onChoose}
          busy={choosing === group.slot}
        />
      </li>
      {group.others.length > 0 ? (
        <li className="others">
          <button className="more" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'up' : 'down'} />
            {patient.text.results.moreHours(group.others.length, words.weekday, words.place)}
          </button>
          {open ? (
            <div className="hours">
              {group.others.map((slot) => {
                const other = slotWords(patient, slot)
                return (
                  <button
                    className="chip"
                    type="button"
                    key={slot.start}
                    aria-label={other.name}
                    onClick={() => onChoose(slot)}
                  >
                    {other.time}
                  </button>
                )
              })}
            </div>
          ) : null}
        </li>
      ) : null}
    </>
  )
}
