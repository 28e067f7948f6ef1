import type { CommuneCode } from './communes.ts'

/** A place on the ground, WGS84 degrees; `commune` when it is known, so that a file by commune can answer too. */
export interface TravelPoint {
  readonly lon: number
  readonly lat: number
  readonly commune?: CommuneCode
}

/** A whole commune ("somewhere in Lectoure") or an exact place. */
export type TravelPlace = CommuneCode | TravelPoint

export type TravelProvider = 'estimate' | 'matrix' | 'osrm' | 'roads'

/** One way between two places. */
export interface TravelPair {
  /** Whole minutes by car, rounded up; null when no road is known to join them or a position is unknown. */
  readonly minutes: number | null
  /** Who gave the figure: `estimate` when the chosen provider could not. */
  readonly provider: TravelProvider
}

/** Why some pairs were answered by the estimate instead of the chosen provider. */
export type TravelFallbackReason =
  | 'missing-pair'
  | 'timeout'
  | 'unreachable'
  | 'refused'
  | 'unreadable'
  | 'no-route'
  | 'unknown-position'

export interface TravelFallback {
  readonly provider: Exclude<TravelProvider, 'estimate'>
  readonly reason: TravelFallbackReason
  /** How many pairs of this answer it concerns. */
  readonly pairs: number
}

export interface TravelAnswer {
  /** `pairs[i][j]`: from the i-th origin to the j-th destination. Each direction is its own figure. */
  readonly pairs: readonly (readonly TravelPair[])[]
  /** Empty when the chosen provider answered for every pair. */
  readonly fallbacks: readonly TravelFallback[]
}

/**
 * Travel time by car.
 * A provider that fails answers with the estimate and says so in `fallbacks`; it never rejects for that.
 */
export interface TravelTime {
  readonly kind: TravelProvider
  /** How the minutes are made, to print beside them; the kind says it all without it. */
  readonly label?: string
  /** @throws UnknownCommuneError for a commune code that does not exist. */
  minutes(from: readonly TravelPlace[], to: readonly TravelPlace[]): Promise<TravelAnswer>
}

/** A commune code that INSEE never gave. */
export class UnknownCommuneError extends Error {
  override readonly name = 'UnknownCommuneError'
  readonly code: string

  constructor(code: string) {
    super(`no commune has the code "${code}"`)
    this.code = code
  }
}
