import type { KeyboardEvent } from 'react'
import type { MapShapes } from './map-shapes.ts'
import type { MapSurface } from './map-surface.ts'
import { neighbourTowards } from './neighbour-step.ts'

const PAN_PIXELS = 80

interface KeyState {
  shapes: MapShapes
  surface: MapSurface | undefined
  cursor: number | undefined
  selectedRow: number | undefined
  setCursor(row: number | undefined): void
  onEnter(row: number, by: 'enter'): void
}

/** What the keys do while the map has the focus. */
export function mapKeys({ shapes, surface, cursor, selectedRow, setCursor, onEnter }: KeyState) {
  const go = (row: number) => {
    setCursor(row)
    surface?.reveal(row)
  }
  const views: Record<string, () => void> = {
    '+': () => surface?.zoomBy(1),
    '=': () => surface?.zoomBy(1),
    '-': () => surface?.zoomBy(-1),
    '0': () => surface?.fit(),
  }
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    const pan = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
    const at = cursor ?? selectedRow
    if (pan && event.shiftKey) surface?.panBy((pan[0] ?? 0) * PAN_PIXELS, (pan[1] ?? 0) * PAN_PIXELS)
    else if (pan && at === undefined) go(middleRow(shapes))
    else if (pan && at !== undefined) go(neighbourTowards(shapes, at, key) ?? at)
    else if (key === 'Enter' && at !== undefined) onEnter(at, 'enter')
    else if (key === 'Escape' && cursor !== undefined) setCursor(undefined)
    else if (views[key]) views[key]?.()
    else return
    event.preventDefault()
  }
}

/** The commune nearest the middle of the area: where the keyboard begins. */
function middleRow(shapes: MapShapes): number {
  const { west, south, east, north } = shapes.bounds
  const [lon, lat] = [(west + east) / 2, (south + north) / 2]
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [row, middle] of shapes.middles.entries()) {
    const far = (middle[0] - lon) ** 2 + (middle[1] - lat) ** 2
    if (far < least) [best, least] = [row, far]
  }
  return best
}
