import { useEffect, useRef } from 'react'

/** Moves the focus to a heading when a screen or an answer arrives, so that it is read and the keyboard starts there. */
export function useFocusOnArrival<E extends HTMLElement>(arrival: unknown): React.RefObject<E | null> {
  const target = useRef<E>(null)
  useEffect(() => {
    if (arrival === undefined || arrival === false) return
    target.current?.focus({ preventScroll: window.scrollY === 0 })
  }, [arrival])
  return target
}
