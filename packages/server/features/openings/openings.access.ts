import type { AccessTable } from '@maillage/core/access/access.ts'
import { PLANNING_TIME } from '@maillage/core/access/families.ts'

/** Who may open, close and note absences. */
export const openingsAccess = {
  'add-absence': PLANNING_TIME,
  'add-extra-opening': PLANNING_TIME,
  'change-opening-rule': PLANNING_TIME,
  'close-site': PLANNING_TIME,
} as const satisfies AccessTable
