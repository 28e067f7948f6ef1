import type { BackupsText } from './account-backups.fr.ts'

export const backupsEn: BackupsText = {
  title: 'Backups',
  intro: (hour, daily, weekly, monthly) =>
    `One every night at ${hour}. Kept: ${daily} by day, ${weekly} by week, ${monthly} by month.`,
  introShort: 'Encrypted, and read again to know whether they are whole.',
  make: 'Back up now',
  making: 'Backing up',
  verifying: 'Reading again',
  asked: 'The backup is under way. The list updates by itself.',
  verifyAsked: 'It is being read again. The list updates by itself.',
  made: 'The backup is made.',
  verified: 'It was read again: the list says how it went.',
  lastSuccess: (when) => `Last success: ${when}.`,
  noSuccess: 'No backup has succeeded yet.',
  lastFailure: (when) => `Failure: ${when}.`,
  folder: {
    unset: 'No folder is given.',
    unsetHint: 'On the server, give MAILLAGE_BACKUP_DIR, on another disk preferably, then start again.',
    missing: 'The folder of backups cannot be read at the moment.',
    missingHint: 'Is the disk plugged in, and may it be written to? Nothing was lost here.',
  },
  key: {
    unset: 'No key is given: nothing can be encrypted.',
    unsetHint: 'On the server, give MAILLAGE_BACKUP_RECIPIENT (an age key) or MAILLAGE_BACKUP_PASSPHRASE.',
  },
  fileName: 'backups.csv',
  table: 'Backups kept',
  columns: { made: 'Made', size: 'Size', sealed: 'Opens with', checked: 'Read again', actions: 'Actions' },
  sealedFor: { key: 'a private key', passphrase: 'the passphrase', unreadable: 'unreadable' },
  whole: (when) => `whole, ${when}`,
  broken: (when) => `damaged, ${when}`,
  never: 'never',
  elsewhere: 'is verified where the key is',
  verify: 'Verify',
  verifyOne: (when) => `Verify the backup of ${when}`,
  none: 'No backup in this folder.',
  noneHint: 'The first one will be made tonight, or now if you ask.',
  restore: 'To restore',
  restoreHint:
    'This is done on the server, never from here: “maillage restore” into an empty folder, with the key or the passphrase.',
  bytes: { kb: 'kB', mb: 'MB', gb: 'GB' },
}
