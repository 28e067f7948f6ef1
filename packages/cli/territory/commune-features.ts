import { nationalContours } from '@maillage/server/features/territory/territory-data.ts'
import { type CommuneGeometry, communeGeometry } from '@maillage/territory/commune-geometry.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'

export type Properties = Readonly<Record<string, string | number | boolean | null>>

interface Feature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: CommuneGeometry | null
  readonly properties: Properties
}

/**
 * Communes as features of GeoJSON with their outlines; a commune without an outline is the point of its village, and one
 * without a position has no geometry.
 */
export async function communeFeatures(
  index: CommuneIndex,
  rows: ArrayLike<number>,
  propertiesOf: (place: number) => Properties,
): Promise<Feature[]> {
  const contours = await nationalContours()
  return Array.from(rows, (row, place) => {
    const code = index.codes[row] as string
    const geometry = communeGeometry(contours, code) ?? pointOf(index, row)
    return { type: 'Feature', id: code, geometry, properties: propertiesOf(place) }
  })
}

function pointOf(index: CommuneIndex, row: number): CommuneGeometry | null {
  const [lon, lat] = [index.lon[row] as number, index.lat[row] as number]
  return Number.isNaN(lon) ? null : { type: 'Point', coordinates: [lon, lat] }
}
