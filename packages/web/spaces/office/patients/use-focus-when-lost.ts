import { type RefObject, useEffect, useRef } from 'react'

/** What a press did is said in a box: the box takes the focus, and comes in sight, when the button that was pressed has left the page. */
export function useFocusWhenLost<E extends HTMLElement>(said: unknown): RefObject<E | null> {
  const box = useRef<E>(null)
  useEffect(() => {
    if (said && document.activeElement === document.body) box.current?.focus()
  }, [said])
  return box
}
