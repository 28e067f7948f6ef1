import { type RefObject, useEffect, useLayoutEffect } from 'react'

/** What was pressed last: some browsers give no focus to a button that is pressed, or take it when the button hides. */
let pressed: Element | null = null
document.addEventListener(
  'click',
  ({ target }) => {
    pressed = target instanceof Element ? target.closest('button, a') : null
  },
  true,
)

/**
 * What a press opened, a panel or a form: once it closes, the focus is back on what opened it, else on the title of the
 * page; never on nothing. An opener hides behind `hidden` while it is not wanted, so that it is still there.
 */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const opener = isFocusLost() ? pressed : document.activeElement
    return () => queueMicrotask(() => giveBack(opener))
  }, [])
}

/** The same for a form without a heading of its own: it starts at its first field. */
export function useFormFocus(form: RefObject<HTMLFormElement | null>): void {
  useFocusBack()
  useEffect(() => form.current?.querySelector('input')?.focus(), [form])
}

/** Whether nothing holds the focus: what held it has left the page, or takes no press any more. */
export function isFocusLost(): boolean {
  const { activeElement } = document
  return !activeElement || activeElement === document.body || activeElement.matches(':disabled')
}

function giveBack(opener: Element | null): void {
  if (!isFocusLost()) return
  const isThere = opener instanceof HTMLElement && opener.isConnected
  const to = isThere ? opener : document.querySelector<HTMLElement>('main h1')
  to?.focus()
}
