import type { AtlasReason, AtlasSite, OpenSlots } from '@maillage/contract/atlas.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { serverNow } from '../../../api/client.ts'
import { useAddress } from '../address.tsx'
import type { AccessRequest, AccessSite, AccessTravel, GivenMinutes } from '../compute/area-access.ts'
import { type Computing, useAreaAccess } from '../compute/use-area-access.ts'
import { type Ground, useGround } from '../ground/use-ground.ts'
import { type LiveSlots, useLiveSlots } from '../ground/use-live-slots.ts'
import type { MapShapes } from '../map/map-shapes.ts'
import { aplOptions, minutesOptions } from '../planning-api.ts'
import { usePlanning } from '../planning-context.ts'
import { type AtlasFigures, atlasFigures } from './atlas-figures.ts'
import { type AtlasView, HORIZON_DAYS, readAtlasView } from './atlas-view.ts'

const DAY_MS = 86_400_000
const FARTHEST_DAYS = 30

/** Everything that the parts of the screen read. */
export interface AtlasScreen {
  readonly view: AtlasView
  readonly reason: AtlasReason | undefined
  readonly ground: Ground | undefined
  readonly shapes: MapShapes | undefined
  /** Column `i` of the minutes is site `i`. */
  readonly sites: readonly AtlasSite[]
  readonly isCounted: (site: AtlasSite) => boolean
  readonly live: LiveSlots
  readonly computing: Computing
  readonly figures: AtlasFigures | undefined
  /** How the minutes are made. */
  readonly travel: AccessTravel | GivenMinutes
  /** What is published of the access to general practitioners; nothing while it comes. */
  readonly apl: PublishedApl | undefined
  /** The instant of the slots, epoch milliseconds. */
  readonly now: number
  readonly error: Error | null
  retry(): void
}

const NO_SITES: readonly AtlasSite[] = []

export function useAtlas(): AtlasScreen {
  const { atlas } = usePlanning()
  const { search } = useAddress()
  const view = useMemo(() => readAtlasView(search, atlas), [search, atlas])
  const { ground, shapes, error, retry } = useGround(view.area)
  const live = useLiveSlots(view.reasonId)
  const { slots } = live
  const travel = useTravel(view, slots)
  const apl = usePublishedApl(view.area)
  const request = useMemo(
    () => (slots && travel ? requestOf(slots, view.withOthers, travel) : undefined),
    [slots, view.withOthers, travel],
  )
  const computing = useAreaAccess(ground?.communes, request, subjectOf(view))
  const now = slots ? Date.parse(slots.at) : serverNow()
  const { access } = computing
  const figures = useMemo(
    () =>
      ground && access && access.real.nearest[0]?.minutes.length === ground.rows.length
        ? atlasFigures({ ...ground, access, apl: apl?.values, horizon: view.horizon, layer: view.layer, now })
        : undefined,
    [ground, access, apl, view.horizon, view.layer, now],
  )
  const until = now + (HORIZON_DAYS[view.horizon] ?? FARTHEST_DAYS) * DAY_MS
  return {
    view,
    reason: atlas.reasons.find(({ id }) => id === view.reasonId),
    ground,
    shapes,
    sites: slots?.sites ?? NO_SITES,
    isCounted: (site) => startsOf(site, view.withOthers, now).some((start) => start <= until),
    live,
    computing,
    figures,
    travel: travel ?? ESTIMATE,
    apl,
    now,
    error: error ?? live.error,
    retry: () => {
      retry()
      live.retry()
    },
  }
}

/** What the figures are about: they are shown under no other area, reason or minutes. */
function subjectOf({ area, reasonId, withOthers, travel }: AtlasView): string {
  return JSON.stringify([area, reasonId, withOthers, travel])
}

const ESTIMATE: AccessTravel = { kind: 'estimate' }

/** The minutes that the address asks for; without a word, those of the deployment: nothing while they come. */
function useTravel(view: AtlasView, slots: OpenSlots | undefined): AccessTravel | GivenMinutes | undefined {
  const { atlas } = usePlanning()
  const isServers = atlas.travel.fromServer && view.travel.kind === 'estimate'
  const { data } = useQuery({ ...minutesOptions(view.area), enabled: isServers })
  const key = JSON.stringify(view.travel)
  return useMemo(() => {
    if (!isServers) return JSON.parse(key) as AccessTravel
    if (!data || !slots) return undefined
    const columns = slots.sites.map(({ id }) => data.to.indexOf(id))
    const width = data.to.length
    const minutes = data.from.flatMap((_, row) =>
      columns.map((column) => (column < 0 ? null : (data.minutes[row * width + column] ?? null))),
    )
    return { kind: 'given', label: data.label, minutes }
  }, [isServers, data, slots, key])
}

export interface PublishedApl {
  readonly year: number
  readonly underServedBelow: number | null
  readonly mean: number | null
  /** Consultations a year by inhabitant, by code of commune. */
  readonly values: ReadonlyMap<string, number>
}

/** The last published access to general practitioners of all ages. */
function usePublishedApl(area: string): PublishedApl | undefined {
  const { data } = useQuery(aplOptions(area))
  return useMemo(() => {
    const series = data?.series
      .filter(({ profession, maxAge }) => profession === 'gp' && maxAge === null)
      .toSorted((a, b) => b.year - a.year)[0]
    if (!data || !series) return undefined
    const { year, underServedBelow, mean } = series
    const known = data.codes.flatMap((code, row) => {
      const value = series.values[row]
      return value === null || value === undefined ? [] : [[code, value] as const]
    })
    return { year, underServedBelow, mean, values: new Map(known) }
  }, [data])
}

function requestOf(
  slots: OpenSlots,
  withOthers: boolean,
  travel: AccessTravel | GivenMinutes,
): AccessRequest {
  const now = Date.parse(slots.at)
  return {
    travel,
    sites: slots.sites.map(
      (site): AccessSite => ({
        communeCode: site.communeCode,
        lon: site.lon,
        lat: site.lat,
        starts: startsOf(site, withOthers, now),
        isOnPaper: site.isOwn || withOthers,
      }),
    ),
    now,
    until: now + FARTHEST_DAYS * DAY_MS,
  }
}

/** A centre of another network has slots that nobody here knows: counted on demand, as if one were free at once. */
function startsOf(site: AtlasSite, withOthers: boolean, now: number): number[] {
  if (site.status !== 'open') return []
  if (site.isOwn) return site.starts.map((start) => Date.parse(start))
  return withOthers ? [now] : []
}
