import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(max-width: 759px)')

function subscribe(listener: () => void): () => void {
  const media = query()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** True when one column at a time is shown. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches)
}
