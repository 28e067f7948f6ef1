import type { AtlasReason, AtlasSite, OpenSlots } from '@maillage/contract/atlas.ts'
import { useMemo } from 'react'
import { serverNow } from '../../../api/client.ts'
import { useAddress } from '../address.tsx'
import type { AccessRequest, AccessSite } from '../compute/area-access.ts'
import { type Computing, useAreaAccess } from '../compute/use-area-access.ts'
import { type Ground, useGround } from '../ground/use-ground.ts'
import { type LiveSlots, useLiveSlots } from '../ground/use-live-slots.ts'
import type { MapShapes } from '../map/map-shapes.ts'
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
  const travelKey = JSON.stringify(view.travel)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the travel of the view is the same while its text is
  const request = useMemo(
    () => (slots ? requestOf(slots, view) : undefined),
    [slots, view.withOthers, travelKey],
  )
  const computing = useAreaAccess(ground?.communes, request)
  const now = slots ? Date.parse(slots.at) : serverNow()
  const { access } = computing
  const figures = useMemo(
    () =>
      ground && access && access.real.nearest[0]?.minutes.length === ground.rows.length
        ? atlasFigures({ ...ground, access, horizon: view.horizon, layer: view.layer, now })
        : undefined,
    [ground, access, view.horizon, view.layer, now],
  )
  const until = now + (HORIZON_DAYS[view.horizon] ?? FARTHEST_DAYS) * DAY_MS
  return {
    view,
    reason: atlas.reasons.find(({ id }) => id === view.reasonId),
    ground,
    shapes,
    sites: slots?.sites ?? NO_SITES,
    isCounted: (site) => startsOf(site, view, now).some((start) => start <= until),
    live,
    computing,
    figures,
    now,
    error: error ?? live.error,
    retry: () => {
      retry()
      live.retry()
    },
  }
}

function requestOf(slots: OpenSlots, view: AtlasView): AccessRequest {
  const now = Date.parse(slots.at)
  return {
    travel: view.travel,
    sites: slots.sites.map(
      (site): AccessSite => ({
        communeCode: site.communeCode,
        lon: site.lon,
        lat: site.lat,
        starts: startsOf(site, view, now),
        isOnPaper: site.isOwn || view.withOthers,
      }),
    ),
    now,
    until: now + FARTHEST_DAYS * DAY_MS,
  }
}

/** A centre of another network has slots that nobody here knows: counted on demand, as if one were free at once. */
function startsOf(site: AtlasSite, { withOthers }: AtlasView, now: number): number[] {
  if (site.status !== 'open') return []
  if (site.isOwn) return site.starts.map((start) => Date.parse(start))
  return withOthers ? [now] : []
}
