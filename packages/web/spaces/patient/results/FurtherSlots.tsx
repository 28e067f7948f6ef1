import type { Slot, SlotSearchAnswer } from '@maillage/contract/booking.ts'
import { daysBetween } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'
import { SlotButton } from '../SlotButton.tsx'
import { slotWords } from '../slot-words.ts'

/** Nobody drives further to gain less. */
const WORTH_THE_ROAD_DAYS = 1

/** Nothing near soon enough: what is sooner, a little further, and what it costs. */
export function FurtherSlots({
  answer,
  minutes,
  onChoose,
}: {
  answer: SlotSearchAnswer
  minutes: number
  onChoose(slot: Slot): void
}) {
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
        {sooner.slice(0, 3).map((slot) => {
          return (
            <li key={`${slot.siteId}${slot.start}`}>
              <SlotButton slot={slot} onChoose={onChoose} tag={tagOf(slot)} />
            </li>
          )
        })}
      </ul>
      {answer.slots.length > 0 ? <h2 className="day">{text.results.within(minutes)}</h2> : null}
    </section>
  )

  function tagOf(slot: Slot): string | undefined {
    const extra = (slot.minutes ?? 0) - (answer.earliest?.minutes ?? minutes)
    if (extra <= 0) return undefined
    if (!reference) return text.results.extraRoad(extra)
    const days = daysBetween(slotWords(patient, slot).date, reference)
    return days >= 0 ? text.results.soonerBy(days, extra) : undefined
  }
}
