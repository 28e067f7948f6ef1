import { type Area, findArea } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { areaRefused } from './atlas.refusals.ts'

/** @throws {Refusal} `not-an-area`, `no-such-area`. */
export function requireArea(index: CommuneIndex, key: string): Area {
  const area = findArea(index, key)
  if ('refusal' in area) throw areaRefused(area.refusal)
  return area
}
