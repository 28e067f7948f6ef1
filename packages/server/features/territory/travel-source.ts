import type { TravelAnswer, TravelProvider, TravelTime } from '@maillage/territory/travel-time.ts'

/** Where figures come from, for the screen. */
export interface TravelSource {
  /** The chosen provider as soon as it gave one of the figures; `estimate` when it gave none. */
  provider: TravelProvider
  /** The chosen provider failed for at least one of the figures: that one is an estimate. */
  fellBack: boolean
}

/** A figure that the estimate gives by design (inside one commune) is no failure of the chosen provider. */
export function sourceOf(travel: TravelTime, { pairs, fallbacks }: TravelAnswer): TravelSource {
  const all = pairs.flat()
  const isAllEstimated = all.length > 0 && all.every((pair) => pair.provider === 'estimate')
  return { provider: isAllEstimated ? 'estimate' : travel.kind, fellBack: fallbacks.length > 0 }
}
