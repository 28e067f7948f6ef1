import type { Slot, SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { daysBetween } from '../../../i18n/time-words.ts'
import { type Patient, usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'
import { ChosenOrNot } from './GroupLines.tsx'
import type { SlotChoice } from './slot-choice.ts'

/** Nobody drives further to gain less. */
const WORTH_THE_ROAD_DAYS = 1

interface Props {
  answer: SlotSearchAnswer
  minutes: number
  choice: SlotChoice
}

/** Nothing near soon enough: what is sooner, a little further, and what it costs. */
export function FurtherSlots({ answer, minutes, choice }: Props) {
  const patient = usePatient()
  const { text } = patient
  const reference = answer.earliest ? slotWords(patient, answer.earliest).date : answer.nextFrom
  const sooner = answer.further.filter(
    (slot) => !reference || daysBetween(slotWords(patient, slot).date, reference) >= WORTH_THE_ROAD_DAYS,
  )
  if (sooner.length === 0) return null
  return (
    <section aria-labelledby="further">
      <h2 className="day" id="further">
        {reference ? text.results.soonerFurther : text.results.somewhatFurther}
      </h2>
      <ul className="slots">
        {sooner.slice(0, 3).map((slot) => (
          <li key={`${slot.siteId}${slot.start}`}>
            <ChosenOrNot
              slot={slot}
              withDay
              tag={costOf(patient, slot, reference, answer.earliest?.minutes ?? minutes)}
              choice={choice}
            />
          </li>
        ))}
      </ul>
      {answer.slots.length > 0 ? <h2 className="day">{text.results.within(minutes)}</h2> : null}
    </section>
  )
}

/** "2 jours plus tôt, 10 min de route en plus". */
function costOf(patient: Patient, slot: Slot, reference: string | null, usual: number): string | undefined {
  const { text } = patient
  const extra = (slot.minutes ?? 0) - usual
  if (extra <= 0) return undefined
  if (!reference) return text.results.extraRoad(extra)
  const days = daysBetween(slotWords(patient, slot).date, reference)
  return days >= 0 ? text.results.soonerBy(days, extra) : undefined
}
