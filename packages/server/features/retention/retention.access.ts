import type { AccessTable } from '@maillage/core/access/access.ts'
import { AUDITING, FOR_THE_SERVER } from '@maillage/core/access/families.ts'

/** Who may read how long data are kept, and who removes them. */
export const retentionAccess = {
  'read-retention': { ...AUDITING, administrator: 'network' },
  'purge-class': FOR_THE_SERVER,
} as const satisfies AccessTable
