import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 719px)')

function follow(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Whether the window is as narrow as a telephone: there, what matters stands first and the way elsewhere below. */
export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => narrow.matches)
}
