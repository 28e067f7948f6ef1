import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readBackupName } from '@maillage/core/backup/backup-name.ts'

export interface BackupFile {
  name: string
  /** Epoch ms: the instant of its name. */
  madeAt: number
  bytes: number
  /** What opens it, by its beginning. */
  sealedFor: 'key' | 'passphrase' | 'unreadable'
}

/** The backups of a network in a folder, the newest first; undefined when the folder cannot be read. */
export async function readBackupFolder(folder: string, network: string): Promise<BackupFile[] | undefined> {
  const names = await readdir(folder).catch(() => undefined)
  if (!names) return undefined
  const files = await Promise.all(names.map((name) => describe(folder, network, name)))
  return files.filter((file) => file !== undefined).sort((a, b) => b.madeAt - a.madeAt)
}

async function describe(folder: string, network: string, name: string): Promise<BackupFile | undefined> {
  const madeAt = readBackupName(network, name)
  const found = madeAt === undefined ? undefined : await stat(join(folder, name)).catch(() => undefined)
  if (madeAt === undefined || !found?.isFile()) return undefined
  return { name, madeAt, bytes: found.size, sealedFor: await keyOf(join(folder, name)) }
}

/** The format of age (age-encryption.org/v1): its first line, then one line for each key that opens it. */
const BEGINNING = /^age-encryption\.org\/v1\n-> (scrypt|\S+) /
const BEGINNING_BYTES = 64

async function keyOf(file: string): Promise<BackupFile['sealedFor']> {
  const handle = await open(file).catch(() => undefined)
  if (!handle) return 'unreadable'
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(BEGINNING_BYTES), position: 0 })
    const kind = BEGINNING.exec(buffer.subarray(0, bytesRead).toString('latin1'))?.[1]
    if (!kind) return 'unreadable'
    return kind === 'scrypt' ? 'passphrase' : 'key'
  } catch {
    return 'unreadable'
  } finally {
    await handle.close()
  }
}
