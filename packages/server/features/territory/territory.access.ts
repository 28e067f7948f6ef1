import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL } from '@maillage/core/access/families.ts'

/** The ground, the same for all. */
export const territoryAccess = {
  'search-communes': FOR_ALL,
  'nearest-commune': FOR_ALL,
  'commune-reach': FOR_ALL,
  'departement-map': FOR_ALL,
  'search-areas': FOR_ALL,
  'area-map': FOR_ALL,
} as const satisfies AccessTable
