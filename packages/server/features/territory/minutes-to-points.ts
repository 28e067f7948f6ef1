import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { createEstimateTable } from '@maillage/territory/travel-estimate.ts'
import { communePlaces } from '@maillage/territory/travel-table.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'

/** A point of a known commune: where a site stands. */
export interface SitePoint {
  lon: number
  lat: number
  communeCode: string
}

/**
 * Minutes from communes (by row) to points, row-major, whole and rounded up; Infinity where no road is known. By the provider of the
 * deployment, as the search of a patient.
 */
export async function minutesToPoints(
  { index, travelTime }: { index: CommuneIndex; travelTime: TravelTime },
  rows: ArrayLike<number>,
  points: readonly SitePoint[],
): Promise<Float64Array> {
  if (travelTime.kind === 'estimate') {
    return createEstimateTable(index).minutes(communePlaces(index, rows), {
      size: points.length,
      lon: Float64Array.from(points, ({ lon }) => lon),
      lat: Float64Array.from(points, ({ lat }) => lat),
      commune: Int32Array.from(points, ({ communeCode }) => index.rowOf(communeCode) ?? -1),
      areCommunes: false,
    })
  }
  const from = Array.from(rows, (row) => index.codes[row] as string)
  const to = points.map(({ lon, lat, communeCode }) => ({ lon, lat, commune: communeCode }))
  const { pairs } = await travelTime.minutes(from, to)
  return Float64Array.from(pairs.flat(), ({ minutes }) => minutes ?? Number.POSITIVE_INFINITY)
}
