import type { Reason } from '@maillage/contract/network.ts'
import { findAlarm, matchReasons } from '@maillage/core/booking/match-reason.ts'
import { Combobox, type ComboboxOption } from '../../../ui/Combobox.tsx'
import { usePatient } from '../patient-context.ts'

export interface ChosenReason {
  typed: string
  reason: Reason | undefined
  /** The person's words, when they chose to keep them for the office. */
  note?: string
}

type Option = { kind: 'reason'; reason: Reason } | { kind: 'words'; reason: Reason } | { kind: 'alarm' }

interface Props {
  chosen: ChosenReason
  onChange(chosen: ChosenReason): void
  /** Words that the person, once warned, said are not urgent. */
  notUrgent: string | undefined
  onAlarm(words: string): void
  error?: string | undefined
}

/** "Pour quoi ?": the words of the person lead to a reason, on the device; words of alarm lead to the 15. */
export function ReasonBox({ chosen, onChange, notUrgent, onAlarm, error }: Props) {
  const { text, language, network } = usePatient()
  const shown = chosen.reason ? (chosen.note ?? chosen.reason.label[language]) : chosen.typed
  const offered = network.reasons.filter((reason) => reason.audience === 'everyone')
  const options = optionsFor()

  function optionsFor(): ComboboxOption<Option>[] {
    const typed = chosen.reason ? '' : chosen.typed.trim()
    if (typed && typed !== notUrgent && findAlarm(network.alarmWords, typed)) {
      return [
        {
          key: 'alarm',
          value: { kind: 'alarm' },
          text: typed,
          content: <span className="alarm">{text.alarm.title}</span>,
        },
      ]
    }
    const found: ComboboxOption<Option>[] = matchReasons(offered, typed, language).map((reason) => ({
      key: reason.id,
      value: { kind: 'reason', reason },
      text: reason.label[language],
      content: (
        <>
          <b>{reason.label[language]}</b>
          <span className="m">
            {[...new Set(reason.services.map((service) => service.label[language]))].join(
              language === 'fr' ? ' ou ' : ' or ',
            )}
          </span>
        </>
      ),
    }))
    const general = offered.find(
      (reason) =>
        reason.modality === 'on-site' &&
        !reason.unscheduled &&
        reason.services.some((service) => service.code === 'gp'),
    )
    if (typed.length >= 3 && general) {
      found.push({
        key: 'words',
        value: { kind: 'words', reason: general },
        text: typed,
        content: (
          <>
            <span>{text.home.keepWords(typed)}</span>
            <span className="m">{text.home.keepWordsHint}</span>
          </>
        ),
      })
    }
    return found
  }

  const choose = (option: ComboboxOption<Option>) => {
    if (option.value.kind === 'alarm') return onAlarm(option.text)
    const { kind, reason } = option.value
    onChange({ typed: '', reason, ...(kind === 'words' ? { note: option.text } : {}) })
  }

  return (
    <Combobox
      label={text.home.why}
      hint={text.home.whyHint}
      text={shown}
      options={options}
      onType={(typed) => onChange({ typed, reason: undefined })}
      onChoose={choose}
      countText={text.home.suggestions}
      error={error}
    />
  )
}
