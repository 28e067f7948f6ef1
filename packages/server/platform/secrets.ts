import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from './config.ts'

/** Keyed hashes and signed tokens, each purpose with its own key derived from the server's one secret. */
export interface Secrets {
  /** A keyed hash (HMAC-SHA-256): what is hashed cannot be guessed back without the server's secret. */
  hash(purpose: string, ...parts: string[]): Buffer
  /** `payload.signature`, URL-safe. */
  sign(purpose: string, payload: string): string
  /** The payload of a token that this server signed for this purpose; undefined for anything else, also for another spelling of it. */
  verify(purpose: string, token: string): string | undefined
  /** A text that only this server reads again, for this purpose (AES-256-GCM): URL-safe, each time another. */
  seal(purpose: string, text: string): string
  /** What was sealed for this purpose; undefined for anything else. */
  unseal(purpose: string, sealed: string): string | undefined
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

export function secretsFrom(secret: string): Secrets {
  const keys = new Map<string, KeyObject>()
  const keyFor = (purpose: string): KeyObject => {
    const known = keys.get(purpose)
    if (known) return known
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'maillage', purpose, 32)))
    keys.set(purpose, key)
    return key
  }
  const hash = (purpose: string, ...parts: string[]): Buffer =>
    createHmac('sha256', keyFor(purpose)).update(JSON.stringify(parts)).digest()
  const sign = (purpose: string, payload: string): string =>
    `${Buffer.from(payload).toString('base64url')}.${hash(purpose, payload).subarray(0, 16).toString('base64url')}`
  return {
    hash,
    sign,
    verify: (purpose, token) => {
      const [encoded = ''] = token.split('.', 1)
      const payload = Buffer.from(encoded, 'base64url').toString()
      const [given, expected] = [Buffer.from(token), Buffer.from(sign(purpose, payload))]
      return given.length === expected.length && timingSafeEqual(given, expected) ? payload : undefined
    },
    seal: (purpose, text) => sealWith(keyFor(`seal ${purpose}`), text),
    unseal: (purpose, sealed) => unsealWith(keyFor(`seal ${purpose}`), sealed),
  }
}

function sealWith(key: KeyObject, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

function unsealWith(key: KeyObject, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]).toString('utf8')
  } catch {
    return undefined
  }
}

const SHORTEST_SECRET = 32

/**
 * The server's secret: MAILLAGE_SECRET, or one made at the first start and kept in the data folder (mode 600).
 * @throws {ConfigError} when the file was cut short.
 */
export async function readOrCreateSecret(
  dataFolder: string,
  configured: string | undefined,
): Promise<string> {
  if (configured) return configured
  const file = secretFile(dataFolder)
  const known = await readSecret(file)
  if (known) return known
  await writeFile(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  return (await readSecret(file)) ?? cutShort(file)
}

export const secretFile = (dataFolder: string): string => join(dataFolder, 'secret')

/** The secret kept in a file; undefined when there is none. @throws {ConfigError} when it was cut short. */
export async function readSecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  const secret = text?.trim()
  return secret === undefined || secret.length >= SHORTEST_SECRET ? secret : cutShort(file)
}

/** A full disk leaves a file cut short: signing with it would let anyone sign. */
function cutShort(file: string): never {
  throw new ConfigError({
    fr: `Le secret de ${file} est incomplet. Effacez ce fichier pour qu’un autre soit fait, ou donnez-en un avec MAILLAGE_SECRET.`,
    en: `The secret of ${file} is incomplete. Delete this file so that another is made, or give one with MAILLAGE_SECRET.`,
  })
}
