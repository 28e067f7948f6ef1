import { constants, createReadStream, createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import {
  badIdentity,
  badRecipient,
  damagedBackup,
  fileInPlace,
  noBackup,
  unusableFile,
  wrongKey,
} from './backup.refusals.ts'

/** Who may open a backup: whoever knows the passphrase, or holds the private key of one of the recipients. */
export type SealingKey =
  | { readonly passphrase: string; readonly workFactor?: number }
  | { readonly recipients: readonly string[] }

/** What opens a backup. */
export type OpeningKey = { readonly passphrase: string } | { readonly identities: readonly string[] }

/**
 * Writes a text compressed (gzip) and encrypted (age), in constant memory: beside its place as `.part`, for its owner only
 * (mode 600), put in its place once it is on the disk. Whatever fails leaves nothing behind.
 * @throws {Refusal} `backup-file-exists`, `backup-file-unusable`, `bad-recipient`.
 */
export async function writeSealed(
  file: string,
  key: SealingKey,
  text: AsyncIterable<Buffer>,
  signal?: AbortSignal,
): Promise<void> {
  const encrypter = encrypterFor(key)
  const part = `${file}.part`
  if (await exists(file)) throw fileInPlace(file)
  const handle = await open(part, 'wx', 0o600).catch((error) => {
    throw error.code === 'EEXIST' ? fileInPlace(part) : fileFault(part, error)
  })
  try {
    const compressed = createGzip()
    const sealing = pipeline(Readable.from(text, { objectMode: false }), compressed, { signal })
    // What fails while the key is derived is told below.
    sealing.catch(() => undefined)
    const sealed = await encrypter.encrypt(Readable.toWeb(compressed) as ReadableStream as never)
    const written = pipeline(fromWeb(sealed), createWriteStream(part, { fd: handle.fd, autoClose: false }))
    await firstFailure([sealing, written])
    await handle.sync()
    await handle.close()
    await rename(part, file)
    await syncFolder(dirname(file))
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(part, { force: true })
    throw fileFault(file, error)
  }
}

export interface OpenedFile {
  /** The text, in pieces, once. */
  text: AsyncIterable<Buffer>
  /** Lets go of a file that was not read to its end. */
  close(): void
}

/**
 * Opens a sealed file: its beginning is read before this resolves.
 * @throws {Refusal} `wrong-backup-key`, `no-backup`, `backup-file-unusable`, `bad-identity`; while reading, `damaged-backup`
 * when the file was cut or altered.
 */
export async function openSealed(file: string, key: OpeningKey): Promise<OpenedFile> {
  const decrypter = decrypterFor(key)
  const handle = await open(file, constants.O_RDONLY).catch((error) => {
    throw fileFault(file, error)
  })
  const source = createReadStream(file, { fd: handle })
  try {
    const opened = await decrypter.decrypt(Readable.toWeb(source) as ReadableStream as never)
    const plain = createGunzip()
    pipeline(fromWeb(opened), plain).catch(() => undefined)
    const close = (): void => {
      plain.destroy()
      source.destroy()
    }
    return { text: undamaged(plain), close }
  } catch (error) {
    source.destroy()
    if (isFileFault(error)) throw fileFault(file, error)
    throw (error as Error).message === NO_KEY_FITS ? wrongKey() : noBackup(file)
  }
}

/** What the library says when the key is not the one; any other fault of the beginning is one of the file. */
const NO_KEY_FITS = "no identity matched any of the file's recipients"

async function* undamaged(plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* plain
  } catch {
    throw damagedBackup()
  }
}

/** @throws {Refusal} `bad-recipient` for a key that cannot seal. */
export function requireUsableKey(key: SealingKey): SealingKey {
  encrypterFor(key)
  return key
}

function encrypterFor(key: SealingKey): Encrypter {
  const encrypter = new Encrypter()
  if ('passphrase' in key) {
    encrypter.setPassphrase(key.passphrase)
    if (key.workFactor !== undefined) encrypter.setScryptWorkFactor(key.workFactor)
  } else {
    for (const recipient of key.recipients) addRecipient(encrypter, recipient)
  }
  return encrypter
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw badRecipient(recipient.startsWith('age1') ? recipient : '…')
  }
}

function decrypterFor(key: OpeningKey): Decrypter {
  const decrypter = new Decrypter()
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase)
  else
    try {
      for (const identity of key.identities) decrypter.addIdentity(identity)
    } catch {
      throw badIdentity()
    }
  return decrypter
}

function fromWeb(stream: unknown): Readable {
  return Readable.fromWeb(stream as ReadableStream)
}

/** Waits for all, then throws what failed first: a stream that breaks breaks the others after it. */
async function firstFailure(work: readonly Promise<unknown>[]): Promise<void> {
  let first: unknown
  await Promise.all(work.map((one) => one.catch((error) => (first ??= error))))
  if (first !== undefined) throw first
}

function isFileFault(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  const { code, syscall } = error as NodeJS.ErrnoException
  return code !== undefined && syscall !== undefined
}

/** A refusal for a fault of the file system (its network errors apart); anything else as it is. */
function fileFault(file: string, error: unknown): unknown {
  return isFileFault(error) && FILE_CALLS.has(error.syscall ?? '') ? unusableFile(file, error.code) : error
}

const FILE_CALLS = new Set(['open', 'write', 'read', 'fsync', 'rename', 'close', 'access'])

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
