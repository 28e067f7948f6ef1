import { bordersBetween, decodeRing, type LonLat } from '@maillage/territory/contour-edge.ts'
import {
  type CommuneContour,
  type ContourTopology,
  contoursOf,
  ringsOf,
} from '@maillage/territory/contours.ts'
import { boundsOf, contourToPath, fitProjection, linesToPath } from '@maillage/territory/project-to-svg.ts'
import type { MapSize } from './use-map-size.ts'

export interface Neighbourhood {
  land: string
  near: string
  home: string
  /** The line of 15 minutes. */
  edge: string
  /** Points of that line, in the picture. */
  edgePoints: readonly (readonly [number, number])[]
  /** The limit of the département. */
  limit: string
  edgeLabel: readonly [number, number] | undefined
  unitsPerKm: number
  project(lon: number, lat: number): [x: number, y: number]
}

/**
 * The picture around a commune, wide enough for what a car reaches in 15 minutes and for the places in reach of the
 * search. `reached` are the codes of the communes within 15 minutes.
 */
export function drawNeighbourhood(
  topology: ContourTopology,
  home: string,
  reached: ReadonlySet<string>,
  origin: { lon: number; lat: number },
  places: readonly { lon: number; lat: number }[],
  size: MapSize,
): Neighbourhood {
  const all = contoursOf(topology)
  const near = all.filter((contour) => reached.has(contour.properties.code))
  const points: LonLat[] = [
    [origin.lon, origin.lat],
    ...places.map(({ lon, lat }): LonLat => [lon, lat]),
    ...near.flatMap((contour) => pointsOf(topology, contour)),
  ]
  const bounds = boundsOf(points) ?? {
    west: origin.lon,
    east: origin.lon,
    south: origin.lat,
    north: origin.lat,
  }
  const projection = fitProjection(bounds, size)
  const draw = (contours: readonly CommuneContour[]) =>
    contours.map((contour) => contourToPath(topology, contour, projection)).join('')
  const edgeLines = bordersBetween(topology, reached)
  const edgePoints = edgeLines.flatMap((line) => line.map(([lon, lat]) => projection.project(lon, lat)))
  const own = new Set(topology.objects.communes.geometries.map((contour) => contour.properties.code))
  return {
    land: draw(all),
    near: draw(near),
    home: draw(all.filter((contour) => contour.properties.code === home)),
    edge: linesToPath(edgeLines, projection),
    edgePoints,
    limit: linesToPath(bordersBetween(topology, own), projection),
    edgeLabel: topOf(edgePoints, size),
    unitsPerKm: projection.unitsPerKm,
    project: (lon, lat) => projection.project(lon, lat),
  }
}

function pointsOf(topology: ContourTopology, contour: CommuneContour): LonLat[] {
  return ringsOf(contour).flatMap((ring) => decodeRing(topology, ring))
}

/** The westernmost point of the edge that leaves room for its label. */
function topOf(
  points: readonly (readonly [number, number])[],
  size: MapSize,
): readonly [number, number] | undefined {
  const inside = points.filter(([x, y]) => x > 40 && x < size.width - 40 && y > 24 && y < size.height - 40)
  return inside.toSorted((a, b) => a[0] - b[0])[0]
}
