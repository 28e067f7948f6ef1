import type { Area } from '@maillage/territory/area.ts'
import type { RoadPlace } from '@maillage/territory/roads/roads-file.ts'
import type { SnappedPlaces } from '@maillage/territory/roads/snap-places.ts'
import type { Ground } from '../territory/ground.ts'

/** Beyond this a road does not lead to the place. */
export const MOST_ROAD_METRES = 2000
/** Beyond this it is worth a look. */
const FAR_METRES = 1000

/** Places before their road is known. */
export type PlaceOfArea = Omit<RoadPlace, 'roadMetres'>

/** Every commune of the areas, once, and every centre known in them. */
export function placesOfAreas(areas: readonly Area[], { index, centres }: Ground): PlaceOfArea[] {
  const rows = [...new Set(areas.flatMap((area) => [...area.rows]))].sort((a, b) => a - b)
  const communes = rows.map((row): PlaceOfArea => {
    const [lon, lat] = [index.lon[row] as number, index.lat[row] as number]
    return { kind: 'commune', commune: index.codes[row] as string, lon, lat }
  })
  const isInside = new Set(rows)
  const sites = centres.flatMap(({ commune, name, lon, lat }): PlaceOfArea[] =>
    isInside.has(index.rowOf(commune) ?? -1) ? [{ kind: 'site', commune, name, lon, lat }] : [],
  )
  return [...communes, ...sites]
}

/** The places with the metres to their road. */
export function withRoads(places: readonly PlaceOfArea[], snapped: SnappedPlaces): RoadPlace[] {
  return places.map((place, i) => ({
    ...place,
    roadMetres: (snapped.edge[i] as number) < 0 ? null : Math.round(snapped.metres[i] as number),
  }))
}

/** Places that no road serves, and those whose road is far. */
export function doubtfulPlaces(places: readonly RoadPlace[]): {
  without: readonly RoadPlace[]
  far: readonly RoadPlace[]
} {
  return {
    without: places.filter(({ roadMetres }) => roadMetres === null),
    far: places.filter(({ roadMetres }) => roadMetres !== null && roadMetres > FAR_METRES),
  }
}
