import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const hashWith = promisify(argon2)

/**
 * In force since 2026-11-01. Source: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB of memory, 2 passes, 1 lane
 * (RFC 9106). Memory in KiB. To change them is enough: each password is hashed anew at its next sign-in.
 */
const PARAMETERS = { validFrom: '2026-11-01', memory: 19_456, passes: 2, parallelism: 1 } as const
const HASH_BYTES = 32
const SALT_BYTES = 16

interface Parameters {
  memory: number
  passes: number
  parallelism: number
}

/** A password as the database keeps it: PHC string `$argon2id$v=19$m=,t=,p=$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, PARAMETERS)
  const { memory, passes, parallelism } = PARAMETERS
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`
}

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

/**
 * Whether a password is the one of a hash. Without a hash (no such account, no password) a hash is made all the same and the
 * answer is no: the time tells nothing.
 */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(kept ?? '') ?? []
  if (!salt || !hash) {
    await derive(password, randomBytes(SALT_BYTES), PARAMETERS)
    return false
  }
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const expected = Buffer.from(hash, 'base64')
  const given = await derive(password, Buffer.from(salt, 'base64'), parameters, expected.length)
  return timingSafeEqual(given, expected)
}

/** Whether a hash was made with other parameters than those in force. */
export function needsRehash(kept: string): boolean {
  const { memory, passes, parallelism } = PARAMETERS
  return !kept.startsWith(`$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`)
}

/** A hash that is slow to guess back, with the parameters in force, for what is shorter than a key. */
export async function slowHash(text: string, salt: Buffer): Promise<Buffer> {
  return derive(text, salt, PARAMETERS)
}

export const newSalt = (): Buffer => randomBytes(SALT_BYTES)

/** Unicode has several ways to write é: a password typed on another keyboard is the same (NIST SP 800-63B 3.1.1.2). */
async function derive(
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism }: Parameters,
  tagLength = HASH_BYTES,
): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    message: password.normalize('NFKC'),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength,
  }
  return hashWith('argon2id', parameters)
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
