import type { AtlasSite } from '@maillage/contract/atlas.ts'
import { useMemo } from 'react'
import { useAddress } from '../address.tsx'
import { type Ground, useGround } from '../ground/use-ground.ts'
import { useLiveSlots } from '../ground/use-live-slots.ts'
import type { MapShapes } from '../map/map-shapes.ts'
import { usePlanning } from '../planning-context.ts'
import type { SitingSpec } from './siting-messages.ts'
import { objectiveOf, readSitingView, type SitingView } from './siting-view.ts'
import { type Search, useSiting } from './use-siting.ts'

/** Everything that the parts of the screen read. */
export interface SitingScreen {
  readonly view: SitingView
  readonly ground: Ground | undefined
  readonly shapes: MapShapes | undefined
  /** Sites of the network that are open. */
  readonly openSites: readonly AtlasSite[]
  /** Those of them that are kept. */
  readonly kept: readonly AtlasSite[]
  readonly search: Search
  readonly now: number
  readonly error: Error | null
  cancel(): void
  again(): void
  retry(): void
  nameOf(code: string): string
}

const NO_SITES: readonly AtlasSite[] = []

export function useSitingScreen(): SitingScreen {
  const { atlas } = usePlanning()
  const { search: address } = useAddress()
  const view = useMemo(() => readSitingView(address, atlas), [address, atlas])
  const { ground, shapes, error, retry } = useGround(view.area)
  const live = useLiveSlots(atlas.reasons[0]?.id ?? '')
  const sites = live.slots?.sites ?? NO_SITES
  const openSites = useMemo(() => sites.filter((site) => site.isOwn && site.status === 'open'), [sites])
  const kept = openSites.filter((site) => !view.without.includes(site.id))
  // One new site is found at once; more are searched for when the person asks.
  const isAsked = view.isAsked || (view.k === 1 && view.objective !== 'set-covering')
  const key = questionKey(view, kept)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the question depends on
  const spec = useMemo(
    () => (ground && live.slots && isAsked ? specOf(view, ground, kept) : undefined),
    [ground, live.slots !== undefined, isAsked, key],
  )
  const { search, cancel, again } = useSiting(spec)
  return {
    view,
    ground,
    shapes,
    openSites,
    kept,
    search,
    now: live.slots ? Date.parse(live.slots.at) : Date.parse(atlas.now),
    error: error ?? live.error,
    cancel,
    again,
    retry: () => {
      retry()
      live.retry()
    },
    nameOf: (code) => {
      const row = ground?.index.rowOf(code)
      return row === undefined ? code : (ground?.index.names[row] ?? code)
    },
  }
}

/** What the question depends on: neither what is shown of its answer, nor what is free at this minute. */
function questionKey(view: SitingView, kept: readonly AtlasSite[]): string {
  const { choice: _choice, commune: _commune, isAsked: _asked, ...question } = view
  return JSON.stringify([question, kept.map(({ id, lon, lat }) => [id, lon, lat])])
}

function specOf(view: SitingView, ground: Ground, kept: readonly AtlasSite[]): SitingSpec {
  const { files, outside } = ground.communes
  return {
    ground: { files, outside },
    open: kept.map(({ id, communeCode, lon, lat, kind }) => ({
      id,
      communeCode,
      lon,
      lat,
      mayBeParent: kind !== 'antenne',
    })),
    forbidden: view.forbidden,
    k: view.objective === 'set-covering' ? undefined : view.k,
    objective: objectiveOf(view),
    withinMinutes: view.minutes,
    parentMinutes: view.parent,
    travel: view.travel,
  }
}
