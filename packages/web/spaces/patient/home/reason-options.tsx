import type { Reason } from '@maillage/contract/network.ts'
import { findAlarm } from '@maillage/core/booking/find-alarm.ts'
import { matchReasons } from '@maillage/core/booking/match-reason.ts'
import type { ComboboxOption } from '../../../ui/Combobox.tsx'
import type { Patient } from '../patient-context.ts'

/** What the words of a person may lead to: a reason, their own words for the office, or the numbers to call. */
export type ReasonOption =
  | { kind: 'reason'; reason: Reason }
  | { kind: 'words'; reason: Reason }
  | { kind: 'alarm' }

/** Shorter, words say nothing to the office. */
const SHORTEST_WORDS = 3

/**
 * The options for what is typed, matched on the device. Words of alarm lead to the numbers to call first, and are not kept
 * for the office, unless the person, once warned, said that these words are not urgent.
 */
export function reasonOptions(
  { text, language, network }: Pick<Patient, 'text' | 'language' | 'network'>,
  typed: string,
  notUrgent: string | undefined,
): ComboboxOption<ReasonOption>[] {
  const offered = network.reasons.filter((reason) => reason.audience === 'everyone')
  const found = matchReasons(offered, typed, language).map(
    (reason): ComboboxOption<ReasonOption> => ({
      key: reason.id,
      value: { kind: 'reason', reason },
      text: reason.label[language],
      content: (
        <>
          <b>{reason.label[language]}</b>
          <span className="m">{servicesOf(reason, language)}</span>
        </>
      ),
    }),
  )
  if (typed && typed !== notUrgent && findAlarm(network.alarmWords, typed)) {
    const content = <span className="alarm">{text.alarm.title}</span>
    return [{ key: 'alarm', value: { kind: 'alarm' }, text: typed, content }, ...found]
  }
  const general = offered.find((reason) => reason.isGeneral)
  if (typed.length < SHORTEST_WORDS || !general) return found
  const content = (
    <>
      <span>{text.home.keepWords(typed)}</span>
      <span className="m">{text.home.keepWordsHint}</span>
    </>
  )
  return [...found, { key: 'words', value: { kind: 'words', reason: general }, text: typed, content }]
}

function servicesOf(reason: Reason, language: Patient['language']): string {
  const labels = new Set(reason.services.map((service) => service.label[language]))
  return [...labels].join(language === 'fr' ? ' ou ' : ' or ')
}
