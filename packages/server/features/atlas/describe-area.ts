import type { AtlasArea } from '@maillage/contract/atlas.ts'
import { type Area, areaName } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'

/** An area with its name and its inhabitants, for a screen. */
export function describeArea(index: CommuneIndex, area: Area): AtlasArea {
  let population = 0
  for (const row of area.rows) population += index.population[row] as number
  const { key, kind } = area
  return { key, kind, name: areaName(index, area), population, communes: area.rows.length }
}
