import type { Reason } from '@maillage/contract/network.ts'
import { Combobox, type ComboboxOption } from '../../../ui/Combobox.tsx'
import { phoneText } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'
import { type ReasonOption, reasonOptions } from './reason-options.tsx'

export interface ChosenReason {
  typed: string
  reason: Reason | undefined
  /** The person's words, when they chose to keep them for the office. */
  note?: string
}

interface Props {
  chosen: ChosenReason
  onChange(chosen: ChosenReason): void
  /** Words that the person, once warned, said are not urgent. */
  notUrgent: string | undefined
  onAlarm(words: string): void
  error?: string | undefined
  /** Changes each time the form asks to choose: the list opens. */
  asked: number
}

/** "Pour quoi ?": the words of the person lead to a reason, on the device; words of alarm lead to the 15. */
export function ReasonBox({ chosen, onChange, notUrgent, onAlarm, error, asked }: Props) {
  const patient = usePatient()
  const { text, language } = patient
  const typed = chosen.reason ? '' : chosen.typed.trim()
  const choose = (option: ComboboxOption<ReasonOption>) => {
    if (option.value.kind === 'alarm') return onAlarm(option.text)
    const { kind, reason } = option.value
    onChange({ typed: '', reason, ...(kind === 'words' ? { note: option.text } : {}) })
  }
  return (
    <Combobox
      label={text.home.why}
      hint={text.home.whyHint}
      text={chosen.reason ? (chosen.note ?? chosen.reason.label[language]) : chosen.typed}
      options={reasonOptions(patient, typed, notUrgent)}
      emptyText={typed ? text.home.noReason(phoneText(patient.network.phone)) : undefined}
      onType={(next) => onChange({ typed: next, reason: undefined })}
      onChoose={choose}
      countText={text.home.suggestions}
      error={error}
      opens={asked}
    />
  )
}
