import { useSyncExternalStore } from 'react'

/** Units of a picture's viewBox, near enough to its pixels for its labels to be read. */
export interface MapSize {
  width: number
  height: number
  padding: number
}

const WIDE: MapSize = { width: 480, height: 440, padding: 24 }
const NARROW: MapSize = { width: 350, height: 340, padding: 14 }
const narrow = window.matchMedia('(max-width: 30rem)')

function follow(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** The size of the results map on this screen. */
export function useMapSize(): MapSize {
  return useSyncExternalStore(follow, () => narrow.matches) ? NARROW : WIDE
}
