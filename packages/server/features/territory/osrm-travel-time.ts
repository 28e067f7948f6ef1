import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelEstimate } from '@maillage/territory/travel-estimate.ts'
import {
  type TravelAnswer,
  type TravelFallbackReason,
  type TravelPair,
  type TravelPlace,
  type TravelTime,
  UnknownCommuneError,
} from '@maillage/territory/travel-time.ts'
import { coordinatesOf, fetchOsrmTable, OsrmError, type OsrmPoint } from './osrm-table.ts'

export interface OsrmSettings {
  /** Address of the server, without the service: `http://127.0.0.1:5000`. */
  readonly url: string
  readonly index: CommuneIndex
  readonly estimate: TravelEstimate
  /** Default `driving`. */
  readonly profile?: string
  /** Default 2,000 ms a request. */
  readonly timeoutMs?: number
  /** Most sources, and most destinations, of a request; default 100, as `osrm-routed --max-table-size`. */
  readonly maxTableSize?: number
  /** Pairs kept in memory; default 100,000, about 15 MB. */
  readonly cachedPairs?: number
  /** After a failure the server is left alone this long; default 15,000 ms. */
  readonly pauseMs?: number
  /** Milliseconds that only grow; default `performance.now`. */
  readonly now?: () => number
  /** Told once a failure, for the log. */
  readonly onFailure?: (failure: OsrmError) => void
}

/** A place as a point of the road network. */
interface Stop {
  readonly place: TravelPlace
  readonly key: string
  readonly point: OsrmPoint
  /** Code of the commune when the place is a whole commune, or lies in a known one. */
  readonly commune: string | undefined
  readonly known: boolean
}

const REQUESTS_AT_ONCE = 4

/**
 * Travel times of an OSRM server. What it cannot answer is answered by the estimate, each pair saying who answered, and
 * `fallbacks` why. Inside one commune the estimate answers by design: a centre is at 0 minutes from itself.
 */
export function createOsrmTravelTime(settings: OsrmSettings): TravelTime {
  const seconds = new PairCache(settings.cachedPairs ?? 100_000)
  const breaker = {
    pausedUntil: Number.NEGATIVE_INFINITY,
    reason: undefined as TravelFallbackReason | undefined,
  }
  return {
    kind: 'osrm',
    minutes: async (from, to) => {
      const origins = from.map((place) => stopOf(settings.index, place))
      const destinations = to.map((place) => stopOf(settings.index, place))
      const failure = await fillCache(settings, breaker, seconds, origins, destinations)
      return answerFrom(settings.estimate, seconds, failure, origins, destinations)
    },
  }
}

function stopOf(index: CommuneIndex, place: TravelPlace): Stop {
  const code = typeof place === 'string' ? place : place.commune
  const row = code === undefined ? undefined : index.rowOf(code)
  if (code !== undefined && row === undefined) throw new UnknownCommuneError(code)
  const point =
    typeof place === 'string'
      ? { lon: index.lon[row as number] as number, lat: index.lat[row as number] as number }
      : place
  const commune = row === undefined ? undefined : index.codes[row]
  return { place, key: coordinatesOf(point), point, commune, known: !Number.isNaN(point.lon) }
}

/** One of the two is a whole commune, and the other lies in it. */
function sameCommune(a: Stop, b: Stop): boolean {
  return (
    a.commune !== undefined &&
    a.commune === b.commune &&
    (typeof a.place === 'string' || typeof b.place === 'string')
  )
}

type Breaker = { pausedUntil: number; reason: TravelFallbackReason | undefined }

/** Asks the server for the pairs that are not kept yet. Returns why it stopped, if it did. */
async function fillCache(
  settings: OsrmSettings,
  breaker: Breaker,
  seconds: PairCache,
  origins: readonly Stop[],
  destinations: readonly Stop[],
): Promise<TravelFallbackReason | undefined> {
  const size = settings.maxTableSize ?? 100
  const wanted = (a: Stop, b: Stop) => a.known && b.known && !sameCommune(a, b) && !seconds.has(a.key, b.key)
  const sources = distinct(origins.filter((a) => destinations.some((b) => wanted(a, b))))
  const targets = distinct(destinations.filter((b) => origins.some((a) => wanted(a, b))))
  if (sources.length === 0) return undefined
  const now = settings.now ?? (() => performance.now())
  if (now() < breaker.pausedUntil) return breaker.reason
  const blocks = chunks(sources, size).flatMap((some) =>
    chunks(targets, size).map((others) => [some, others] as const),
  )
  try {
    for (const group of chunks(blocks, REQUESTS_AT_ONCE)) {
      await Promise.all(group.map(([some, others]) => fetchBlock(settings, seconds, some, others)))
    }
    return undefined
  } catch (error) {
    if (!(error instanceof OsrmError)) throw error
    breaker.pausedUntil = now() + (settings.pauseMs ?? 15_000)
    breaker.reason = error.reason
    settings.onFailure?.(error)
    return error.reason
  }
}

async function fetchBlock(
  settings: OsrmSettings,
  seconds: PairCache,
  sources: readonly Stop[],
  targets: readonly Stop[],
): Promise<void> {
  const server = {
    url: settings.url,
    profile: settings.profile ?? 'driving',
    timeoutMs: settings.timeoutMs ?? 2_000,
  }
  const pointOf = (stop: Stop) => stop.point
  const table = await fetchOsrmTable(server, sources.map(pointOf), targets.map(pointOf))
  for (const [i, source] of sources.entries()) {
    for (const [j, target] of targets.entries()) seconds.keep(source.key, target.key, table[i]?.[j] ?? null)
  }
}

function answerFrom(
  estimate: TravelEstimate,
  seconds: PairCache,
  failure: TravelFallbackReason | undefined,
  origins: readonly Stop[],
  destinations: readonly Stop[],
): TravelAnswer {
  const counts = new Map<TravelFallbackReason, number>()
  const pairOf = (a: Stop, b: Stop): TravelPair => {
    const kept = seconds.get(a.key, b.key)
    const inside = sameCommune(a, b)
    if (!inside && typeof kept === 'number')
      return { minutes: Math.max(1, Math.ceil(kept / 60)), provider: 'osrm' }
    if (!inside) {
      const reason =
        a.known && b.known ? (kept === null ? 'no-route' : (failure ?? 'unreadable')) : 'unknown-position'
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
    }
    return { minutes: estimate.minutesBetween(a.place, b.place), provider: 'estimate' }
  }
  const pairs = origins.map((origin) => destinations.map((destination) => pairOf(origin, destination)))
  return {
    pairs,
    fallbacks: [...counts].map(([reason, count]) => ({ provider: 'osrm', reason, pairs: count })),
  }
}

function distinct(stops: readonly Stop[]): Stop[] {
  return [...new Map(stops.map((stop) => [stop.key, stop])).values()]
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

/** Seconds by direction; the oldest pair leaves first. null: the server knows no route. */
class PairCache {
  readonly #pairs = new Map<string, number | null>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  has(from: string, to: string): boolean {
    return this.#pairs.has(`${from};${to}`)
  }

  get(from: string, to: string): number | null | undefined {
    return this.#pairs.get(`${from};${to}`)
  }

  keep(from: string, to: string, value: number | null): void {
    if (this.#pairs.size >= this.#most) this.#pairs.delete(this.#pairs.keys().next().value as string)
    this.#pairs.set(`${from};${to}`, value)
  }
}
