import type { SlotSearchAnswer } from '@maillage/contract/booking.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { journey } from '../journey.ts'
import { type Patient, usePatient } from '../patient-context.ts'
import { slotWords } from '../slot-words.ts'

/** The title is the answer. It takes the focus when the results arrive, and is read aloud. */
export function Answer({ answer, minutes }: { answer: SlotSearchAnswer; minutes: number }) {
  const patient = usePatient()
  const { text, language } = patient
  const heading = useFocusOnArrival<HTMLHeadingElement>(answer)
  const until = plainDate(answer.window.to, language, true)
  return (
    <section className="answer">
      <h1 className="h" tabIndex={-1} ref={heading}>
        {titleOf(patient, answer, minutes)}
      </h1>
      {answer.earliest ? (
        <p>
          {nearestOf(patient, answer)} {text.results.total(answer.total, until)}
        </p>
      ) : null}
      {answer.source.fellBack ? <p>{text.results.fellBack}</p> : null}
    </section>
  )
}

function titleOf(patient: Patient, answer: SlotSearchAnswer, minutes: number): string {
  const { text, language } = patient
  if (answer.earliest) {
    const words = slotWords(patient, answer.earliest)
    return text.results.earliest(words.soon, words.time, words.place)
  }
  const further = answer.further[0]
  const sooner = further
    ? ` ${text.results.further(further.minutes ?? 0, slotWords(patient, further).soon)}`
    : ''
  const next = answer.nextFrom
    ? text.results.nothing(minutes, plainDate(answer.nextFrom, language, true))
    : text.results.nothingAtAll(minutes)
  return next + sooner
}

function nearestOf(patient: Patient, { nearest, earliest }: SlotSearchAnswer): string {
  const { text } = patient
  if (!nearest || !earliest) return ''
  if (nearest.siteId === earliest.siteId) return text.results.nearestSame
  const words = slotWords(patient, nearest)
  const home = words.site.communeCode === journey().commune?.code
  return home
    ? text.results.nearestHere(words.soon, words.time, words.place)
    : text.results.nearest(words.soon, words.time, words.place)
}
