import { CONTOUR_STEP, type NationalContours } from './national-contours.ts'

/** Degrees, longitude first. */
type Position = readonly [lon: number, lat: number]

/** A geometry of GeoJSON (RFC 7946): rims run counterclockwise, holes clockwise, each ring ends where it begins. */
export type CommuneGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }

/** The outline of a commune on the ground of the map, to 4 decimals; undefined when it has none. */
export function communeGeometry(contours: NationalContours, code: string): CommuneGeometry | undefined {
  const commune = contours.communeOf(code)
  if (commune === undefined) return undefined
  const { polygonStart, ringStart } = contours
  const polygons: (readonly Position[])[][] = []
  for (let p = polygonStart[commune] as number; p < (polygonStart[commune + 1] as number); p++) {
    const rings: (readonly Position[])[] = []
    for (let ring = ringStart[p] as number; ring < (ringStart[p + 1] as number); ring++)
      rings.push(ringOf(contours, ring))
    polygons.push(rings)
  }
  const [only] = polygons
  return polygons.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** The arcs of a ring one after the other, the point that two share once; turned round, as GeoJSON turns the other way. */
function ringOf({ refStart, refs, arcStart, x, y }: NationalContours, ring: number): Position[] {
  const points: Position[] = []
  for (let i = refStart[ring] as number; i < (refStart[ring + 1] as number); i++) {
    const ref = refs[i] as number
    const arc = ref < 0 ? ~ref : ref
    const [from, end] = [arcStart[arc] as number, arcStart[arc + 1] as number]
    const walked = Array.from({ length: end - from }, (_, step) => (ref < 0 ? end - 1 - step : from + step))
    for (const at of points.length === 0 ? walked : walked.slice(1))
      points.push(degreesOf(x[at] as number, y[at] as number))
  }
  return points.reverse()
}

function degreesOf(x: number, y: number): Position {
  return [Number((x * CONTOUR_STEP[0]).toFixed(4)), Number((y * CONTOUR_STEP[1]).toFixed(4))]
}
