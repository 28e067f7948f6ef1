import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import type { ReactNode } from 'react'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { journey } from '../journey.ts'
import { type Patient, usePatient } from '../patient-context.ts'
import { plainDay, slotWords } from '../slot-words.ts'

interface Props {
  answer: SlotSearchAnswer
  minutes: number
  /** What else there is to say of it. */
  children?: ReactNode
}

/** The title is the answer. It takes the focus when the results arrive, and is read aloud. */
export function Answer({ answer, minutes, children }: Props) {
  const patient = usePatient()
  const { text } = patient
  const heading = useFocusOnArrival<HTMLHeadingElement>(answer)
  const until = plainDay(patient, answer.window.to)
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
      {children}
      {answer.source.fellBack ? <p>{text.results.fellBack}</p> : null}
    </section>
  )
}

function titleOf(patient: Patient, answer: SlotSearchAnswer, minutes: number): string {
  const { text } = patient
  if (answer.earliest) {
    const words = slotWords(patient, answer.earliest)
    return text.results.earliest(words.soon, words.time, words.place)
  }
  const further = answer.further[0]
  const sooner = further
    ? ` ${text.results.further(further.minutes ?? 0, slotWords(patient, further).soon)}`
    : ''
  const next = answer.nextFrom
    ? text.results.nothing(minutes, plainDay(patient, answer.nextFrom))
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
