import { useSyncExternalStore } from 'react'

/** Where one is among the records. Ids only: a name never stands in an address. */
export type PatientsAddress = { kind: 'search' } | { kind: 'record'; id: string }

const RECORD = /^\/bureau\/patients\/([0-9a-f-]{36})\/?$/i
const moved = 'maillage:patients-address'

/** What a path asks for; `null` for a path that is none of the records'. */
export function readPatientsPath(path: string): PatientsAddress | null {
  if (!/^\/bureau\/patients(\/|$)/.test(path)) return null
  const [, id] = RECORD.exec(path) ?? []
  return id ? { kind: 'record', id } : { kind: 'search' }
}

export function recordPath(id: string): string {
  return `/bureau/patients/${id}`
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(moved, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(moved, listener)
  }
}

/** Goes to a page of the records without loading the office again. */
export function goTo(path: string): void {
  window.history.pushState(null, '', path)
  window.scrollTo(0, 0)
  window.dispatchEvent(new Event(moved))
}

export function usePatientsAddress(): PatientsAddress {
  const path = useSyncExternalStore(subscribe, () => window.location.pathname)
  return readPatientsPath(path) ?? { kind: 'search' }
}
