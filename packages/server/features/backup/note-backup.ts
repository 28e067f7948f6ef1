import { defineAction } from '../../platform/action.ts'
import { backupAccess } from './backup.access.ts'
import type { BackupFailure } from './backup-failure.ts'

/** How a backup ended, or the reading of one. */
export interface BackupOutcome {
  networkId: string
  work: 'making' | 'verifying'
  /** The file's name; empty when none was begun. */
  name: string
  failure: BackupFailure | null
}

/** Notes in the audit how a backup ended: the screens of an administrator read it there. */
export const noteBackup = defineAction<BackupOutcome, null>({
  name: 'note-backup',
  access: backupAccess['note-backup'],
  async run({ audit }, { networkId, ...outcome }) {
    audit({
      action: 'note-backup',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: { ...outcome },
    })
    return null
  },
})
