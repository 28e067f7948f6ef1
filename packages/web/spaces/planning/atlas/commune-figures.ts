/** One commune in the table and on the map; row `i` of the area. */
export interface CommuneFigures {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly epci: string
  readonly population: number
  /** Infinity when no road leads to a slot. */
  readonly minutes: number
  /** Column of the nearest site; -1 for none. */
  readonly site: number
  /** Days to the third next appointment; Infinity for none. */
  readonly thirdDays: number
  /** Published access in consultations a year; NaN when nothing is published. */
  readonly apl: number
  /** 1: the furthest of the area. */
  readonly rank: number
}
