import { useId } from 'react'
import type { Slot } from '@maillage/contract/slot-search.ts'
import { siteName, useOffice } from '../office-context.ts'
import type { Missing } from './booking-draft.ts'

export function NoteStep({ note, onChange }: { note: string; onChange(note: string): void }) {
  const { text } = useOffice()
  const id = useId()
  return (
    <div className="step">
      <label htmlFor={id}>
        {text.booking.note} <small>{text.booking.noteHelp}</small>
      </label>
      <input
        id={id}
        className="field"
        type="text"
        maxLength={500}
        autoComplete="off"
        value={note}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

/** The one button of the panel, which says what it books, and what is missing. */
export function BookingEnd(props: {
  slot: Slot | null
  missing: Missing | null
  busy: boolean
  readOnly: boolean
}) {
  const office = useOffice()
  const { text, words } = office
  const { slot, missing, busy } = props
  const sentence = {
    patient: text.booking.missingPatient,
    name: text.booking.missingName,
    birthDate: text.booking.badDate,
    reason: text.booking.missingReason,
    slot: text.booking.missingSlot,
  }
  const start = slot ? Date.parse(slot.start) : 0
  const when = `${words.shortDate(words.dateOf(start))}, ${words.time(start)}`
  const label = slot
    ? text.booking.submit(when, siteName(office, slot.siteId))
    : text.booking.submitIncomplete
  return (
    <div className="final">
      <p role="alert" className="bad">
        {missing ? sentence[missing] : ''}
        {props.readOnly ? text.done.offline : ''}
      </p>
      <button type="submit" className="ob go" disabled={busy || props.readOnly}>
        {busy ? text.booking.sending : label} <kbd>{text.status.enter}</kbd>
      </button>
    </div>
  )
}
