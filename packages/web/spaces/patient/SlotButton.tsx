import type { Slot } from '@maillage/contract/slot-search.ts'
import type { ReactNode } from 'react'
import { minutesText } from '../../i18n/time-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { usePatient } from './patient-context.ts'
import { slotWords } from './slot-words.ts'

interface Props {
  slot: Slot
  onChoose(slot: Slot): void
  tag?: string | undefined
  sub?: ReactNode
  /** Where no heading says the day. */
  withDay?: boolean
  pressed?: boolean | undefined
  busy?: boolean
}

/** A slot is a button named in full: day, time, place, minutes, care, with whom. */
export function SlotButton({ slot, onChoose, tag, sub, withDay, pressed, busy }: Props) {
  const patient = usePatient()
  const words = slotWords(patient, slot)
  return (
    <button
      className={pressed ? 'slot on' : 'slot'}
      type="button"
      aria-label={[words.name, tag, typeof sub === 'string' ? sub : ''].filter(Boolean).join(', ')}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
      onClick={() => onChoose(slot)}
    >
      <span className={withDay ? 't dated' : 't'}>
        <span>{withDay ? words.day : words.weekday}</span> <b>{words.time}</b>
      </span>
      <span className="far">{slot.minutes === null ? '' : minutesText(slot.minutes)}</span>
      <Icon name="next" />
      <span className="w">
        <b>{words.place}</b>
        {words.care ? ` · ${words.care}` : ''}
        {words.who ? <span className="who">{words.who}</span> : null}
      </span>
      {tag ? <span className="tag">{tag}</span> : null}
      {sub ? <span className="sub">{sub}</span> : null}
    </button>
  )
}
