/** A site on the map. `uncounted`: announced, or open without a slot that we know of. */
export interface MapSite {
  readonly id: string
  readonly name: string
  /** The second line of its label: its next slot. */
  readonly detail?: string | undefined
  readonly kind: 'centre' | 'antenne'
  readonly state: 'open' | 'uncounted' | 'new' | 'gone'
  readonly communeCode: string
  readonly lon: number
  readonly lat: number
  /** All of it in words, for who does not see the symbol: "Fleurance, centre ouvert, aujourd’hui 16 h 40". */
  readonly said: string
}

/** A town to find one's way. 1: the largest. */
export interface MapTown {
  readonly code: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly rank: 1 | 2 | 3
}
