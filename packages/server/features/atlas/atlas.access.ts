import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_THE_SERVER, READING_THE_ATLAS } from '@maillage/core/access/families.ts'

/** Who may see the atlas, and keep scenarios. */
export const atlasAccess = {
  'read-atlas': READING_THE_ATLAS,
  'read-area-communes': READING_THE_ATLAS,
  'read-open-slots': READING_THE_ATLAS,
  'follow-atlas': READING_THE_ATLAS,
  'read-area-apl': READING_THE_ATLAS,
  'read-computed-apl': READING_THE_ATLAS,
  'read-area-minutes': READING_THE_ATLAS,
  'read-area-history': READING_THE_ATLAS,
  'read-commune-history': READING_THE_ATLAS,
  'keep-access-day': FOR_THE_SERVER,
} as const satisfies AccessTable
