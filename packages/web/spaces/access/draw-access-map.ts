import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import { bordersBetween, type LonLat } from '@maillage/territory/contour-edge.ts'
import { type ContourTopology, contoursOf } from '@maillage/territory/contours.ts'
import { boundsOf, contourToPath, fitProjection, linesToPath } from '@maillage/territory/project-to-svg.ts'
import type { MapSize } from '../patient/map/use-map-size.ts'
import { classOf } from './access-view.ts'

const EDGE_MINUTES = 15
/** Degrees around a lone commune: about ten kilometres. */
const MARGIN = 0.09

export interface AccessDrawing {
  /** Paths of the communes by class of minutes. */
  classes: readonly { name: string; path: string }[]
  borders: string
  /** The line of 15 minutes. */
  edge: string
  edgePoints: readonly (readonly [number, number])[]
  /** The commune of the page. */
  home: string
  project(lon: number, lat: number): [x: number, y: number]
}

/** The picture around a commune, wide enough for it and for the places given. */
export function drawAccessMap(
  topology: ContourTopology,
  { around, commune }: Pick<CommuneAccess, 'around' | 'commune'>,
  places: readonly { lon: number; lat: number }[],
  size: MapSize,
): AccessDrawing {
  const [lon, lat] = [commune.lon ?? 0, commune.lat ?? 0]
  const points: LonLat[] = [
    [lon - MARGIN, lat - MARGIN],
    [lon + MARGIN, lat + MARGIN],
    ...places.map((place): LonLat => [place.lon, place.lat]),
  ]
  const bounds = boundsOf(points) ?? { west: lon, east: lon, south: lat, north: lat }
  const projection = fitProjection(bounds, size)
  const minutes = new Map(around.map((near) => [near.code, near.minutes]))
  const contours = contoursOf(topology)
  const byClass = Map.groupBy(contours, ({ properties }) => classOf(minutes.get(properties.code) ?? null))
  const draw = (some: typeof contours) =>
    some.map((contour) => contourToPath(topology, contour, projection)).join('')
  const within = new Set(
    around.filter((near) => near.minutes !== null && near.minutes <= EDGE_MINUTES).map(({ code }) => code),
  )
  const edgeLines = bordersBetween(topology, within)
  return {
    classes: [...byClass].map(([name, some]) => ({ name, path: draw(some) })),
    borders: draw(contours),
    edge: linesToPath(edgeLines, projection),
    edgePoints: edgeLines.flatMap((line) => line.map(([x, y]) => projection.project(x, y))),
    home: draw(contours.filter(({ properties }) => properties.code === commune.code)),
    project: (x, y) => projection.project(x, y),
  }
}
