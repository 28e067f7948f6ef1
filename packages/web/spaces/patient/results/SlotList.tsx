import type { Slot, SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { useState } from 'react'
import { capitalised } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'
import { plainDay, slotWords } from '../slot-words.ts'
import { type DayOfSlots, groupSlots } from './group-slots.ts'
import { GroupLines } from './GroupLines.tsx'
import type { SlotChoice } from './slot-choice.ts'

const isThere = (a: Slot | null, b: Slot) => a?.start === b.start && a.siteId === b.siteId

/** More would bury the foot of the page. */
const DAYS_AT_ONCE = 3

/** The slots, a heading a day, from the soonest to the latest. */
export function SlotList({ answer, choice }: { answer: SlotSearchAnswer; choice: SlotChoice }) {
  const patient = usePatient()
  const [daysShown, setDaysShown] = useState(DAYS_AT_ONCE)
  const days = groupSlots(
    answer.slots,
    (slot) => slotWords(patient, slot).date,
    (slot) => patient.careOf(slot.practitionerId),
  )
  const next = days[daysShown]
  return (
    <>
      {days.slice(0, daysShown).map((day) => (
        <Day key={day.date} day={day} answer={answer} choice={choice} />
      ))}
      {next ? (
        <div className="sec">
          <button className="btn" type="button" onClick={() => setDaysShown(daysShown + DAYS_AT_ONCE)}>
            {patient.text.results.from(plainDay(patient, next.date))}
          </button>
        </div>
      ) : null}
    </>
  )
}

function Day({
  day: { date, groups },
  answer,
  choice,
}: {
  day: DayOfSlots
  answer: SlotSearchAnswer
  choice: SlotChoice
}) {
  const patient = usePatient()
  const words = groups[0] ? slotWords(patient, groups[0].slot) : undefined
  const tagOf = (slot: Slot) =>
    isThere(answer.earliest, slot)
      ? patient.text.results.soonest
      : isThere(answer.nearest, slot) && answer.nearest?.siteId !== answer.earliest?.siteId
        ? patient.text.results.closest
        : undefined
  return (
    <section aria-labelledby={`day-${date}`}>
      <h2 className="day" id={`day-${date}`}>
        {capitalised(words?.day ?? '')} {words?.near ? <span>{words.near}</span> : null}
      </h2>
      <ul className="slots">
        {groups.map((group) => (
          <GroupLines
            key={`${group.slot.start}${group.slot.siteId}${group.slot.practitionerId}`}
            group={group}
            tag={tagOf(group.slot)}
            choice={choice}
          />
        ))}
      </ul>
    </section>
  )
}
