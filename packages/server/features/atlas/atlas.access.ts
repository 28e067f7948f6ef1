import type { AccessTable } from '@maillage/core/access/access.ts'
import { READING_THE_ATLAS } from '@maillage/core/access/families.ts'

/** Who may see the atlas, and keep scenarios. */
export const atlasAccess = {
  'read-atlas': READING_THE_ATLAS,
  'read-area-communes': READING_THE_ATLAS,
  'read-open-slots': READING_THE_ATLAS,
  'follow-atlas': READING_THE_ATLAS,
} as const satisfies AccessTable
