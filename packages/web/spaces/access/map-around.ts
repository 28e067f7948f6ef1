import type { CommuneAccess, ReachableSite } from '@maillage/contract/public-access.ts'
import { greatCircleKm } from '@maillage/territory/great-circle.ts'

/** How many sites the map makes room for. */
const SHOWN = 3
const LEAST_KM = 25
const MOST_KM = 60
/** Ground shown behind the nearest site, and how much further the next ones may be. */
const BEHIND_KM = 12
const FURTHER = 1.8

/** The nearest sites with something to book that fit into one picture with the commune, and its radius in whole kilometres. */
export function mapAround({ commune, sites }: Pick<CommuneAccess, 'commune' | 'sites'>): {
  sites: ReachableSite[]
  km: number
} {
  const { lon, lat } = commune
  if (lon === null || lat === null) return { sites: [], km: LEAST_KM }
  const away = (site: ReachableSite) => greatCircleKm(lon, lat, site.lon, site.lat)
  const open = sites.filter((site) => site.starts.length > 0 && site.minutes !== null)
  const [nearest] = open
  if (!nearest) return { sites: [], km: LEAST_KM }
  const reach = Math.min(MOST_KM, Math.max(LEAST_KM, away(nearest) * FURTHER))
  const shown = open.filter((site) => away(site) <= reach).slice(0, SHOWN)
  const furthest = Math.max(0, ...shown.map(away))
  return { sites: shown, km: Math.ceil(Math.min(MOST_KM, Math.max(LEAST_KM, furthest + BEHIND_KM))) }
}
