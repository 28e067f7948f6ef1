import { MINUTE_CLASSES } from '@maillage/territory/access-summary.ts'
import type { CommuneFigures } from './commune-figures.ts'

export const LAYERS = ['minutes', 'apl', 'third'] as const
export type Layer = (typeof LAYERS)[number]

/** What a layer shows of a commune, and in which classes. */
export interface LayerSpec {
  /** Upper bounds of the classes; one class more beyond the last. */
  readonly bounds: readonly number[]
  /** Whether a bound is in the class below it. */
  readonly includesBound: boolean
  /** The strong line is drawn around the classes before this one. */
  readonly breakAt: number
  valueOf(commune: CommuneFigures): number
}

export const LAYER_SPECS: Record<Layer, LayerSpec> = {
  minutes: {
    bounds: MINUTE_CLASSES,
    includesBound: true,
    breakAt: 3,
    valueOf: (commune) => commune.minutes,
  },
  /** Days to the third next appointment; the break stands after a week. */
  third: {
    bounds: [1, 3, 7, 10, 14, 21, 30],
    includesBound: true,
    breakAt: 3,
    valueOf: (commune) => commune.thirdDays,
  },
  /** Consultations a year; under-served below 2.5 (DREES). */
  apl: {
    bounds: [2.5, 3.3, 4.1, 4.9],
    includesBound: false,
    breakAt: 1,
    valueOf: (commune) => commune.apl,
  },
}

/** The class of a value; the one after the last for no value. */
export function classAmong(value: number, { bounds, includesBound }: LayerSpec): number {
  if (!Number.isFinite(value)) return bounds.length + 1
  const place = bounds.findIndex((upTo) => (includesBound ? value <= upTo : value < upTo))
  return place < 0 ? bounds.length : place
}
