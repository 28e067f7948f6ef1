import type { Band } from '@maillage/planning/trajectory/band.ts'

export interface FanPoint {
  readonly year: number
  readonly band: Band
}

export interface Fan {
  readonly width: number
  readonly height: number
  readonly left: number
  /** Where each year stands, and its three heights. */
  readonly points: readonly { year: number; x: number; low: number; middle: number; high: number }[]
  readonly band: string
  readonly line: string
  readonly ticks: readonly { value: number; y: number }[]
  readonly target: number | undefined
}

const WIDTH = 560
const HEIGHT = 250
const TOP = 14
const BOTTOM = 26
const LEFT = 54
const RIGHT = 18

/** Where everything of a fan stands, in units of its drawing; the scale begins at zero, so that heights are in proportion. */
export function fanOf(points: readonly FanPoint[], target?: number): Fan {
  const top = Math.max(target ?? 0, ...points.map(({ band }) => band.p90), 1)
  const step = niceStep(top / 4)
  const most = Math.ceil(top / step) * step
  const y = (value: number) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM)
  const x = (place: number) => LEFT + (place / Math.max(1, points.length - 1)) * (WIDTH - LEFT - RIGHT)
  const placed = points.map(({ year, band }, place) => ({
    year,
    x: x(place),
    low: y(band.p10),
    middle: y(band.p50),
    high: y(band.p90),
  }))
  const at = (px: number, py: number) => `${px.toFixed(1)},${py.toFixed(1)}`
  const up = placed.map((point) => at(point.x, point.high))
  const down = placed.toReversed().map((point) => at(point.x, point.low))
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    points: placed,
    band: `M${[...up, ...down].join('L')}Z`,
    line: `M${placed.map((point) => at(point.x, point.middle)).join('L')}`,
    ticks: Array.from({ length: Math.round(most / step) + 1 }, (_, rank) => ({
      value: rank * step,
      y: y(rank * step),
    })),
    target: target === undefined ? undefined : y(target),
  }
}

/** 1, 2 or 5 times a power of ten, whole. */
function niceStep(about: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(about, 1)))
  return Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((step) => step >= about) ?? power)
}
