import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface ComboboxState<T> {
  root: RefObject<HTMLDivElement | null>
  open: boolean
  /** The option that Enter takes. */
  pointed: number
  point(index: number): void
  /** The text changed: the list opens on its first option. */
  type(): void
  ask(): void
  choose(option: T | undefined): void
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void
}

/** Which option is pointed at, and when the list is open; a press elsewhere closes it. */
export function useCombobox<T>(
  options: readonly T[],
  onChoose: (option: T) => void,
  opens = 0,
): ComboboxState<T> {
  const [open, setOpen] = useState(false)
  const [pointed, setPointed] = useState(0)
  const count = options.length
  useEffect(() => {
    if (pointed >= count) setPointed(0)
  }, [count, pointed])
  useEffect(() => {
    if (opens > 0) setOpen(true)
  }, [opens])
  const root = usePressElsewhere(() => setOpen(false))
  const show = () => setOpen(true)
  const choose = (option: T | undefined) => {
    if (!option) return
    onChoose(option)
    setOpen(false)
    setPointed(0)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Tab') return setOpen(false)
    const step = { ArrowDown: 1, ArrowUp: count - 1 }[event.key]
    if (step === undefined && !(open && (event.key === 'Escape' || (event.key === 'Enter' && count > 0))))
      return
    event.preventDefault()
    if (event.key === 'Enter') choose(options[pointed])
    else if (event.key === 'Escape') setOpen(false)
    else if (!open) show()
    else if (count > 0) setPointed((pointed + (step ?? 0)) % count)
  }
  const type = () => {
    show()
    setPointed(0)
  }
  return { root, open, pointed, point: setPointed, type, ask: show, choose, onKeyDown }
}

function usePressElsewhere(onPress: () => void): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null)
  const pressed = useRef(onPress)
  pressed.current = onPress
  useEffect(() => {
    const close = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) pressed.current()
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])
  return root
}
