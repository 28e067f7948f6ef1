import { useEffect, useRef } from 'react'
import type { Missing } from './booking-draft.ts'

/** Where the focus starts in the panel, and where it goes for what is missing. */
export function useBookingFocus(slotFirst: boolean, isNew: boolean, hasBoardSlot: boolean) {
  const patient = useRef<HTMLInputElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => (slotFirst ? reason : patient).current?.focus(), [slotFirst])
  useEffect(() => {
    if (isNew) name.current?.focus()
  }, [isNew])
  const focusOn = (missing: Missing) => {
    if (missing === 'patient') patient.current?.focus()
    else if (missing === 'name') name.current?.focus()
    else if (missing === 'birthDate')
      form.current?.querySelector<HTMLElement>('[aria-describedby$="date-help"]')?.focus()
    else if (missing === 'reason') {
      const group = form.current?.querySelector<HTMLElement>('input[name="reason"]:checked') ?? reason.current
      group?.focus()
    } else if (!hasBoardSlot) form.current?.querySelector<HTMLElement>('input[name="slot"]')?.focus()
  }
  const focusSubmit = () => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus())
  }
  return { patient, name, reason, form, focusOn, focusSubmit }
}
