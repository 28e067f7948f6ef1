import { useEffect, useRef } from 'react'

/** Whether a key was pressed in this document: until then, nobody moves about with a keyboard. */
let hasKeys = false
globalThis.document?.addEventListener('keydown', () => (hasKeys = true), { capture: true, once: true })

/**
 * Moves the focus to a heading when a screen or an answer arrives, so that it is read and the keyboard starts there. The
 * frame of the focus is drawn for whoever has used a key.
 */
export function useFocusOnArrival<E extends HTMLElement>(arrival: unknown): React.RefObject<E | null> {
  const target = useRef<E>(null)
  useEffect(() => {
    if (arrival === undefined || arrival === false) return
    if (!hasKeys && target.current) withoutFrame(target.current)
    target.current?.focus({ preventScroll: window.scrollY === 0 })
  }, [arrival])
  return target
}

/** Draws no frame around the focus of `element` until a key is pressed, or the focus goes on. */
function withoutFrame(element: HTMLElement): void {
  const over = new AbortController()
  element.style.outlineStyle = 'none'
  const draw = () => {
    element.style.outlineStyle = ''
    over.abort()
  }
  element.addEventListener('blur', draw, { signal: over.signal })
  document.addEventListener('keydown', draw, { signal: over.signal, capture: true })
}
