import { useSyncExternalStore } from 'react'

const MOVED = 'maillage:address'

/** What an address of this space asks for: `/acces`, `/acces/32256`, `/acces/32256/integrer`. */
interface Address {
  commune: string | undefined
  embedded: boolean
}

/** Reads a path that may come from anywhere. */
export function readPath(path: string): Address {
  const [, commune, rest] = /^\/acces\/(\d[\dAB]\d{3})(\/integrer)?\/?$/.exec(path) ?? []
  return { commune, embedded: rest !== undefined }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(MOVED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(MOVED, listener)
  }
}

export function useAddress(): Address {
  return readPath(useSyncExternalStore(subscribe, () => window.location.pathname))
}

/** Whether the person chose the commune on this page: its answer then takes the focus. */
export function wasChosen(): boolean {
  return (window.history.state as { chosen?: boolean } | null)?.chosen === true
}

/** Shows another commune; the browser comes back to this one. */
export function goToCommune(code: string): void {
  window.history.pushState({ chosen: true }, '', `/acces/${code}`)
  window.dispatchEvent(new Event(MOVED))
}
