import { type RefObject, useEffect, useRef } from 'react'

/** A form that opens takes the focus into its first field; when it closes the focus goes back to where it was. */
export function useFocusInside<E extends HTMLElement>(): RefObject<E | null> {
  const box = useRef<E>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const back =
          before instanceof HTMLElement && before.isConnected && before !== document.body
            ? before
            : document.querySelector<HTMLElement>('h1')
        back?.focus()
      })
    }
  }, [])
  return box
}
