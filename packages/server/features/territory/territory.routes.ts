import {
  areaMap,
  communeReach,
  departementMap,
  nearestCommune,
  searchAreas,
  searchCommunes,
} from '@maillage/contract/territory.ts'
import { findArea } from '@maillage/territory/area.ts'
import { searchAreas as findAreas } from '@maillage/territory/area-search.ts'
import { nearestCommune as nearestRow } from '@maillage/territory/commune-grid.ts'
import { type CommuneFound, searchCommunes as findCommunes } from '@maillage/territory/commune-search.ts'
import { type CommuneIndex, departementCodeOf } from '@maillage/territory/communes.ts'
import { greatCircleKm } from '@maillage/territory/great-circle.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import { communesInReach } from './communes-in-reach.ts'
import { requireArea } from '../atlas/require-area.ts'
import { territoryAccess } from './territory.access.ts'
import { sendContours } from './send-contours.ts'
import { contoursAround } from './territory-data.ts'

const operation = (name: keyof typeof territoryAccess) => ({ name, access: territoryAccess[name] })

/** Looked at beyond the limit, so that a place nearby is not hidden by namesakes far away. */
const NEARBY_MARGIN = 20
const NEARBY_KM = 60

/** The middle of the network, and its départements. */
interface Home {
  lon: number
  lat: number
  departements: string[]
}

/** A patient of the Gers who types "lect" means Lectoure, not Lect in the Jura: what is near and plainly matches comes first. */
function nearbyFirst(found: CommuneFound[], home: Home | undefined): CommuneFound[] {
  if (!home) return found
  const nearby = (commune: CommuneFound) =>
    commune.ranges.length > 0 &&
    (home.departements.includes(commune.departement.code) ||
      (commune.lon !== null &&
        commune.lat !== null &&
        greatCircleKm(home.lon, home.lat, commune.lon, commune.lat) <= NEARBY_KM))
  return [...found.filter(nearby), ...found.filter((commune) => !nearby(commune))]
}

/** The ground: communes by name or position, what is in reach of one, and the outlines to draw. Read only, the same for all. */
export function territoryRoutes(deps: {
  index: CommuneIndex
  travelTime: TravelTime
  centre: () => Promise<Home | undefined>
}): App {
  const { index } = deps
  const estimate = createTravelEstimate(index)
  const describe = (row: number, match: [number, number][] = []) => ({
    code: index.codes[row] ?? '',
    name: index.names[row] ?? '',
    postcodes: [...(index.postcodes[row] ?? [])],
    departement: departementCodeOf(index.codes[row] ?? ''),
    lon: index.lon[row] ?? 0,
    lat: index.lat[row] ?? 0,
    population: index.population[row] ?? 0,
    match,
  })
  const router = createRouter()
  router.openapi(guarded(searchCommunes, operation('search-communes')), async (c) => {
    const { q, limit } = c.req.valid('query')
    const home = await deps.centre()
    const found = nearbyFirst(
      findCommunes(index, q, {
        limit: limit + NEARBY_MARGIN,
        ...(home ? { near: home, departements: home.departements } : {}),
      }),
      home,
    )
    const items = found
      .map((commune) => ({
        row: index.rowOf(commune.code),
        match: commune.ranges.map(({ start, end }): [number, number] => [start, end]),
      }))
      .filter(
        (item): item is { row: number; match: [number, number][] } =>
          item.row !== undefined && !Number.isNaN(index.lon[item.row]),
      )
      .map((item) => describe(item.row, item.match))
    return c.json({ items: items.slice(0, limit) }, 200)
  })
  router.openapi(guarded(nearestCommune, operation('nearest-commune')), (c) => {
    const { lat, lon } = c.req.valid('query')
    return c.json(describe(nearestRow(index, lon, lat)), 200)
  })
  router.openapi(guarded(communeReach, operation('commune-reach')), async (c) => {
    const { code } = c.req.valid('param')
    const { minutes } = c.req.valid('query')
    const row = index.rowOf(code)
    if (row === undefined) throw unknownCommune()
    const reach = await communesInReach({ index, estimate, travel: deps.travelTime }, code, minutes)
    return c.json({ origin: describe(row), minutes, ...reach }, 200)
  })
  router.openapi(guarded(departementMap, operation('departement-map')), async (c) => {
    const { around, km } = c.req.valid('query')
    const area = findArea(index, `dep:${c.req.valid('param').departement}`)
    if (around === undefined) return 'refusal' in area ? refuseMap() : sendContours(c, index, area)
    const contours = (await contoursAround(index, around, km)) ?? refuseMap()
    c.header('cache-control', 'public, max-age=86400')
    return c.json(contours as unknown as Record<string, unknown>, 200)
  })
  router.openapi(guarded(searchAreas, operation('search-areas')), (c) => {
    const { q, limit } = c.req.valid('query')
    return c.json({ items: findAreas(index, q, { limit }) }, 200)
  })
  router.openapi(guarded(areaMap, operation('area-map')), (c) =>
    sendContours(c, index, requireArea(index, c.req.valid('param').area)),
  )
  return router
}

function unknownCommune(): Refusal {
  return new Refusal('unknown-commune', 404, {
    fr: 'Cette commune n’existe pas. Choisissez-la dans la liste proposée.',
    en: 'This commune does not exist. Choose it from the list.',
  })
}

function refuseMap(): never {
  throw new Refusal('no-map', 404, {
    fr: 'Il n’y a pas de carte pour ce département.',
    en: 'There is no map for this département.',
  })
}
