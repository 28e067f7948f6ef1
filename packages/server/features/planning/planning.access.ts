import type { AccessTable } from '@maillage/core/access/access.ts'
import { PLANNING_THE_TERRITORY, READING_THE_ATLAS } from '@maillage/core/access/families.ts'

/** Who may read the scenarios of planning, and write them. */
export const planningAccess = {
  'list-scenarios': READING_THE_ATLAS,
  'read-scenario': READING_THE_ATLAS,
  'read-baseline': READING_THE_ATLAS,
  'make-scenario': PLANNING_THE_TERRITORY,
  'change-scenario': PLANNING_THE_TERRITORY,
  'duplicate-scenario': PLANNING_THE_TERRITORY,
  'remove-scenario': PLANNING_THE_TERRITORY,
} as const satisfies AccessTable
