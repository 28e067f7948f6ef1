import type { Bilingual } from '@maillage/contract/common.ts'
import { Refusal } from '../../platform/refusal.ts'
import {
  damagedBackup,
  databaseLost,
  fileInPlace,
  noBackup,
  notAllowedToReadAll,
  nothingToBackUp,
  unusableFile,
  wrongKey,
} from './backup.refusals.ts'

/** Why a backup was not made or not read, as the audit keeps it: kinds and a file's name, never a path. */
export interface BackupFailure {
  kind: string
  /** Of the file system: `ENOSPC`. */
  fault?: string | undefined
}

export function failureOf(error: unknown): BackupFailure {
  if (!(error instanceof Refusal)) return { kind: 'defect' }
  const { fault } = error.members
  return typeof fault === 'string' ? { kind: error.kind, fault } : { kind: error.kind }
}

/** What to tell an administrator, and what to do next. */
export function failureSentence({ kind, fault }: BackupFailure, name: string): Bilingual {
  const refusals: Record<string, () => Refusal> = {
    'backup-file-unusable': () => unusableFile(name, fault ?? ''),
    'backup-file-exists': () => fileInPlace(name),
    'backup-not-allowed': notAllowedToReadAll,
    'damaged-backup': damagedBackup,
    'database-lost': databaseLost,
    'no-backup': () => noBackup(name),
    'nothing-to-back-up': nothingToBackUp,
    'wrong-backup-key': wrongKey,
  }
  const refusal = Object.hasOwn(refusals, kind) ? refusals[kind]?.() : undefined
  return (
    refusal?.sentence ?? {
      fr: 'La sauvegarde a échoué. Le journal du serveur dit pourquoi (job.failed).',
      en: 'The backup failed. The log of the server says why (job.failed).',
    }
  )
}
