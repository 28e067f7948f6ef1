import { type RefObject, useEffect } from 'react'

/** Moves the focus to the first field in error, once the errors of a try are on the screen. `refusals` counts the tries refused. */
export function useFocusFirstError(form: RefObject<HTMLElement | null>, refusals: number): void {
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [form, refusals])
}
