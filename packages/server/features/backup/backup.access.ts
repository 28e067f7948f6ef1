import type { AccessTable } from '@maillage/core/access/access.ts'
import { ADMINISTERING, FOR_THE_SERVER } from '@maillage/core/access/families.ts'

/** Who may see how the platform is backed up, and have it done. Nobody restores from a screen. */
export const backupAccess = {
  'list-backups': ADMINISTERING,
  'ask-backup': ADMINISTERING,
  'ask-backup-verification': ADMINISTERING,
  'note-backup': FOR_THE_SERVER,
} as const satisfies AccessTable
