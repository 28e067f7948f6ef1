import type { CommuneAccess, ReachableSite } from '@maillage/contract/public-access.ts'
import { classOf as classPlace, MINUTE_CLASSES } from '@maillage/territory/access-summary.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const NEAR_MINUTES = 15
const HOUR_MINUTES = 60

/** A site with a slot to book: where, how far, when. */
export interface Offer {
  site: ReachableSite
  minutes: number
  start: string
}

/** What the page answers first. */
export interface AccessView {
  /** `near` is within 15 minutes, `far` within an hour, `tooFar` beyond; `none`: nothing open; `noRoad`: something open, and no
   * road to it. */
  kind: 'near' | 'far' | 'tooFar' | 'none' | 'noRoad'
  /** The nearest site with a slot this week, else with a slot at all. */
  nearest: Offer | undefined
  /** Further and sooner, each next one too. */
  sooner: readonly Offer[]
}

/** Reads the answer of the server for a screen; `now` in epoch milliseconds: a slot that has begun is gone. */
export function viewOf({ sites }: Pick<CommuneAccess, 'sites'>, now: number): AccessView {
  const offers = sites.flatMap((site): Offer[] => {
    const start = site.starts.find((each) => Date.parse(each) > now)
    return start === undefined || site.minutes === null ? [] : [{ site, minutes: site.minutes, start }]
  })
  offers.sort((a, b) => a.minutes - b.minutes || Date.parse(a.start) - Date.parse(b.start))
  const nearest = offers.find(({ start }) => Date.parse(start) <= now + WEEK_MS) ?? offers[0]
  const isOpenElsewhere = sites.some(({ starts }) => starts.some((start) => Date.parse(start) > now))
  return {
    kind: kindOf(nearest) ?? (isOpenElsewhere ? 'noRoad' : 'none'),
    nearest,
    sooner: nearest ? soonerThan(nearest, offers) : [],
  }
}

function kindOf(nearest: Offer | undefined): 'near' | 'far' | 'tooFar' | undefined {
  if (!nearest) return undefined
  if (nearest.minutes <= NEAR_MINUTES) return 'near'
  return nearest.minutes <= HOUR_MINUTES ? 'far' : 'tooFar'
}

function soonerThan(nearest: Offer, offers: readonly Offer[]): Offer[] {
  const front: Offer[] = []
  let soonest = Date.parse(nearest.start)
  for (const offer of offers) {
    if (offer.minutes < nearest.minutes || Date.parse(offer.start) >= soonest) continue
    front.push(offer)
    soonest = Date.parse(offer.start)
  }
  return front
}

/** Name of the class of minutes, as the tokens `--m-5` to `--m-more` and `--m-none` name it. */
export function classOf(minutes: number | null): string {
  if (minutes === null) return 'none'
  return String(MINUTE_CLASSES[classPlace(minutes)] ?? 'more')
}
