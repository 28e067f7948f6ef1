import type { Atlas, AreaCommunes, OpenSlots } from '@maillage/contract/atlas.ts'
import type { AreaApl, ComputedApl } from '@maillage/contract/atlas-apl.ts'
import type { AreaMinutes } from '@maillage/contract/atlas-minutes.ts'
import type { Network } from '@maillage/contract/network.ts'
import type { ContourTopology } from '@maillage/territory/contours.ts'
import { queryOptions } from '@tanstack/react-query'
import { request, setServerClock, Unreachable } from '../../api/client.ts'

const FOR_EVER = Number.POSITIVE_INFINITY

export const atlasOptions = queryOptions({
  queryKey: ['atlas'],
  queryFn: async ({ signal }) => {
    const atlas = await request<Atlas>('/api/atlas', { signal })
    setServerClock(atlas.now)
    return atlas
  },
  staleTime: FOR_EVER,
})

export const networkOptions = queryOptions({
  queryKey: ['network'],
  queryFn: ({ signal }) => request<Network>('/api/network', { signal }),
  staleTime: FOR_EVER,
})

/** The ground of an area: it changes with the data of the project, not while one looks at it. */
export const communesOptions = (area: string) =>
  queryOptions({
    queryKey: ['area-communes', area],
    queryFn: ({ signal }) =>
      request<AreaCommunes>(`/api/atlas/areas/${encodeURIComponent(area)}/communes`, { signal }),
    staleTime: FOR_EVER,
  })

export const contoursOptions = (area: string) =>
  queryOptions({
    queryKey: ['area-contours', area],
    queryFn: ({ signal }) => readContours(area, signal),
    staleTime: FOR_EVER,
    gcTime: FOR_EVER,
  })

export const aplOptions = (area: string) =>
  queryOptions({
    queryKey: ['area-apl', area],
    queryFn: ({ signal }) => request<AreaApl>(`/api/atlas/areas/${encodeURIComponent(area)}/apl`, { signal }),
    staleTime: FOR_EVER,
  })

/** The first answer computes all of France. */
const COMPUTED_LIMIT_MS = 60_000

export const computedAplOptions = (area: string) =>
  queryOptions({
    queryKey: ['area-apl-computed', area],
    queryFn: ({ signal }) =>
      request<ComputedApl>(`/api/atlas/areas/${encodeURIComponent(area)}/apl/computed`, {
        signal,
        limitMs: COMPUTED_LIMIT_MS,
      }),
    staleTime: FOR_EVER,
  })

/** Minutes on the roads of the server, to the sites of the atlas. */
export const minutesOptions = (area: string) =>
  queryOptions({
    queryKey: ['area-minutes', area],
    queryFn: ({ signal }) =>
      request<AreaMinutes>(`/api/atlas/areas/${encodeURIComponent(area)}/minutes`, {
        signal,
        limitMs: COMPUTED_LIMIT_MS,
      }),
    staleTime: FOR_EVER,
  })

export const openSlotsKey = ['open-slots'] as const

export const openSlotsOptions = (reasonId: string) =>
  queryOptions({
    queryKey: [...openSlotsKey, reasonId],
    queryFn: ({ signal }) => request<OpenSlots>(`/api/atlas/open-slots?reason=${reasonId}`, { signal }),
    staleTime: 60_000,
  })

/** Outlines may be kept by the browser, which `request` never allows. */
async function readContours(area: string, signal: AbortSignal): Promise<ContourTopology> {
  const path = `/api/territory/areas/${encodeURIComponent(area)}/contours`
  const response = await fetch(path, { signal }).catch((error: Error) => {
    throw error.name === 'AbortError' ? error : new Unreachable('no answer')
  })
  if (!response.ok) throw new Unreachable(`HTTP ${response.status}`)
  return (await response.json()) as ContourTopology
}
