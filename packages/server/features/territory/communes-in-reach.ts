import { type CommuneReached, communesWithin } from '@maillage/territory/communes-within.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelEstimate } from '@maillage/territory/travel-estimate.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'
import { sourceOf, type TravelSource } from './travel-source.ts'

/** The estimate chooses whom a slower provider is asked about: what it puts further than this is never in reach. */
const widened = (minutes: number) => Math.ceil(minutes * 1.5) + 5

/**
 * Communes from which a car is at most `minutes` away from `code`, nearest first, by the provider of the deployment.
 * @throws UnknownCommuneError for a commune code that does not exist.
 */
export async function communesInReach(
  deps: { index: CommuneIndex; estimate: TravelEstimate; travel: TravelTime },
  code: string,
  minutes: number,
): Promise<{ communes: CommuneReached[]; source: TravelSource }> {
  const { index, estimate, travel } = deps
  if (travel.kind === 'estimate')
    return {
      communes: communesWithin(index, estimate, code, minutes),
      source: { provider: 'estimate', fellBack: false },
    }
  const around = communesWithin(index, estimate, code, widened(minutes)).map((commune) => commune.code)
  const answer = await travel.minutes(around, [code])
  const communes = around
    .map((from, i) => ({ code: from, minutes: answer.pairs[i]?.[0]?.minutes ?? Number.POSITIVE_INFINITY }))
    .filter((commune) => commune.minutes <= minutes)
    .sort((a, b) => a.minutes - b.minutes || (a.code < b.code ? -1 : 1))
  return { communes, source: sourceOf(travel, answer) }
}
