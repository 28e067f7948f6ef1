import { useEffect, useRef, useState } from 'react'
import { actionOfKey, type OfficeAction } from './key-table.ts'

const storageName = 'maillage.office.keys'

/** Whether the keys of one letter act, kept on this device. */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => readSwitch())
  const change = (next: boolean) => {
    setOn(next)
    try {
      localStorage.setItem(storageName, next ? 'on' : 'off')
    } catch {
      // A browser that refuses storage keeps the choice for this page only.
    }
  }
  return [on, change]
}

function readSwitch(): boolean {
  try {
    return localStorage.getItem(storageName) !== 'off'
  } catch {
    return true
  }
}

/** Keys typed in a field, or inside a panel, belong to it. */
function belongsElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [data-no-keys]') !== null
}

/** Hears the keys of the table on the whole page. Ctrl-K is the search, whatever the switch says. */
export function useOfficeKeys(on: boolean, act: (action: OfficeAction, key: string) => void): void {
  const current = useRef(act)
  current.current = act
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const search = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
      const action = search
        ? 'searchPatient'
        : on && !belongsElsewhere(event.target)
          ? actionOfKey(event)
          : null
      if (!action || event.defaultPrevented) return
      event.preventDefault()
      current.current(action, event.key)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [on])
}
