import type { MapShapes } from '../map/map-shapes.ts'
import type { MapPaint } from '../map/map-surface.ts'

/** Least minutes lost of each class, after "nothing". */
const LOSSES = [1, 10, 20] as const

export const LOSS_COLOURS = [
  'var(--card)',
  'color-mix(in oklab, var(--plum) 18%, var(--card))',
  'color-mix(in oklab, var(--plum) 40%, var(--card))',
  'color-mix(in oklab, var(--plum) 70%, var(--card))',
]

/** Class of what a commune loses: 0 for nothing, then the classes of the legend. */
export function lossClass(before: number, after: number): number {
  if (!(after > before)) return 0
  return LOSSES.findLastIndex((least) => after - before >= least) + 1
}

/** The map of what is lost: the more minutes the darker; a line around those who pass beyond the limit. */
export function lossFill(
  shapes: MapShapes,
  codes: readonly string[],
  {
    minutesBefore,
    minutesAfter,
  }: { readonly minutesBefore: Float64Array; readonly minutesAfter: Float64Array },
  withinMinutes: number,
): Pick<MapPaint, 'classOf' | 'colours' | 'edge'> {
  const crossed = new Set<string>()
  const classes = new Map<string, number>()
  for (const [row, code] of codes.entries()) {
    const [before, after] = [minutesBefore[row] as number, minutesAfter[row] as number]
    classes.set(code, lossClass(before, after))
    if (before <= withinMinutes && after > withinMinutes) crossed.add(code)
  }
  return {
    classOf: Uint8Array.from(shapes.codes, (code) => classes.get(code) ?? 0),
    colours: LOSS_COLOURS,
    edge: shapes.edgeOf(crossed),
  }
}
