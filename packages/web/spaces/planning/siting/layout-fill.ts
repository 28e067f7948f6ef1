import { classOf, MINUTE_CLASSES } from '@maillage/territory/access-summary.ts'
import type { MapShapes } from '../map/map-shapes.ts'
import type { MapPaint } from '../map/map-surface.ts'
import { MINUTE_COLOURS } from '../map/minute-colours.ts'

type Fill = Pick<MapPaint, 'classOf' | 'colours' | 'edge'>

/** Rows of the shapes of an area from figures by code; `none` where there is no figure. */
function byShape(shapes: MapShapes, figures: ReadonlyMap<string, number>, none: number): Uint8Array {
  return Uint8Array.from(shapes.codes, (code) => figures.get(code) ?? none)
}

/** The map of minutes: the classes of the atlas, the strong line at `withinMinutes`. */
export function minutesFill(
  shapes: MapShapes,
  codes: readonly string[],
  minutes: Float64Array,
  withinMinutes: number,
): Fill {
  const none = MINUTE_CLASSES.length + 1
  const classes = new Map<string, number>()
  const near = new Set<string>()
  for (const [row, code] of codes.entries()) {
    const away = minutes[row] as number
    classes.set(code, Number.isFinite(away) ? classOf(away) : none)
    if (away <= withinMinutes) near.add(code)
  }
  return { classOf: byShape(shapes, classes, none), colours: MINUTE_COLOURS, edge: shapes.edgeOf(near) }
}

/** Least minutes gained of each class of the map of changes, after "nothing". */
const GAINS = [1, 10, 20] as const
export const CROSSED = GAINS.length + 1

const GAIN_COLOURS = [
  'var(--card)',
  'color-mix(in oklab, var(--mesh) 14%, var(--card))',
  'color-mix(in oklab, var(--mesh) 30%, var(--card))',
  'color-mix(in oklab, var(--mesh) 52%, var(--card))',
  'var(--mesh)',
]

/** Class of what a commune gains: 0 for nothing, `CROSSED` when it comes within the minutes. */
export function gainClass(before: number, after: number, withinMinutes: number): number {
  if (!(after < before)) return 0
  if (after <= withinMinutes && before > withinMinutes) return CROSSED
  return GAINS.findLastIndex((least) => before - after >= least) + 1
}

/** The map of what changes: the more minutes gained the darker, and strongest where the limit is crossed. */
export function gainFill(
  shapes: MapShapes,
  codes: readonly string[],
  { before, after }: { before: Float64Array; after: Float64Array },
  withinMinutes: number,
): Fill {
  const classes = new Map(
    codes.map((code, row) => [code, gainClass(before[row] as number, after[row] as number, withinMinutes)]),
  )
  const crossed = new Set([...classes].filter(([, gain]) => gain === CROSSED).map(([code]) => code))
  return { classOf: byShape(shapes, classes, 0), colours: GAIN_COLOURS, edge: shapes.edgeOf(crossed) }
}
