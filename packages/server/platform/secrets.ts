import {
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
  /** The payload of a token that this server signed for this purpose; undefined for anything else. */
  verify(purpose: string, token: string): string | undefined
}

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
  return {
    hash,
    sign: (purpose, payload) =>
      `${Buffer.from(payload).toString('base64url')}.${hash(purpose, payload).subarray(0, 16).toString('base64url')}`,
    verify: (purpose, token) => {
      const [encoded, signature, ...rest] = token.split('.')
      if (!encoded || !signature || rest.length > 0) return undefined
      const payload = Buffer.from(encoded, 'base64url').toString()
      const expected = hash(purpose, payload).subarray(0, 16)
      const given = Buffer.from(signature, 'base64url')
      return given.length === expected.length && timingSafeEqual(given, expected) ? payload : undefined
    },
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
