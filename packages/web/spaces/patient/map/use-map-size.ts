import { useSyncExternalStore } from 'react'

/** Units of a picture's viewBox, near enough to its pixels for its labels to be read. */
export interface MapSize {
  width: number
  height: number
  padding: number
}

interface Sizes {
  wide: MapSize
  narrow: MapSize
}

export const RESULTS_MAP: Sizes = {
  wide: { width: 480, height: 440, padding: 24 },
  narrow: { width: 350, height: 340, padding: 14 },
}
export const SITE_MAP: Sizes = {
  wide: { width: 672, height: 250, padding: 44 },
  narrow: { width: 328, height: 180, padding: 36 },
}
const narrow = window.matchMedia('(max-width: 30rem)')

function follow(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** The size of a map on this screen. */
export function useMapSize(sizes: Sizes): MapSize {
  return useSyncExternalStore(follow, () => narrow.matches) ? sizes.narrow : sizes.wide
}
