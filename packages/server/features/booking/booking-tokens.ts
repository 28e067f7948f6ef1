import { timingSafeEqual } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Secrets } from '../../platform/secrets.ts'

const SIGNATURE_BYTES = 12
const UUID_BYTES = 16

/** Bearer of one hold; it proves nothing else and ends with the hold. */
export function signHold(secrets: Secrets, appointmentId: string): string {
  return secrets.sign('hold', appointmentId)
}

export function readHoldToken(secrets: Secrets, token: string): string | undefined {
  return secrets.verify('hold', token)
}

/** The token of `/r/<token>`: 38 characters, the same as long as the appointment exists, so that it fits a text message. */
export function manageToken(secrets: Secrets, appointmentId: string): string {
  const bytes = Buffer.from(appointmentId.replaceAll('-', ''), 'hex')
  return bytes.toString('base64url') + signature(secrets, appointmentId).toString('base64url')
}

/** The appointment of a manage token that this server signed; undefined for anything else. */
export function readManageToken(secrets: Secrets, token: string): string | undefined {
  if (!/^[\w-]{38}$/.test(token)) return undefined
  const bytes = Buffer.from(token.slice(0, 22), 'base64url')
  const given = Buffer.from(token.slice(22), 'base64url')
  if (bytes.length !== UUID_BYTES || given.length !== SIGNATURE_BYTES) return undefined
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return timingSafeEqual(given, signature(secrets, id)) ? id : undefined
}

function signature(secrets: Secrets, appointmentId: string): Buffer {
  return secrets.hash('link', appointmentId).subarray(0, SIGNATURE_BYTES)
}

/** Bearer of a patient whose identity was checked, for one appointment, until an instant. */
export function signSession(secrets: Secrets, appointmentId: string, until: Temporal.Instant): string {
  return secrets.sign('session', `${appointmentId}|${until.epochMilliseconds}`)
}

export function readSessionToken(secrets: Secrets, token: string, now: Temporal.Instant): string | undefined {
  return unexpired(secrets.verify('session', token), now)
}

/** Proof that the writer holds a contact: what it is worth is a contact's keyed hash, never the contact. */
export function signContactProof(secrets: Secrets, contact: string, until: Temporal.Instant): string {
  return secrets.sign(
    'contact-proof',
    `${contactHash(secrets, contact).toString('hex')}|${until.epochMilliseconds}`,
  )
}

export function provesContact(
  secrets: Secrets,
  token: string,
  contact: string,
  now: Temporal.Instant,
): boolean {
  return (
    unexpired(secrets.verify('contact-proof', token), now) === contactHash(secrets, contact).toString('hex')
  )
}

export function contactHash(secrets: Secrets, contact: string): Buffer {
  return secrets.hash('contact', contact)
}

function unexpired(payload: string | undefined, now: Temporal.Instant): string | undefined {
  const [subject, until] = payload?.split('|') ?? []
  return subject && until && now.epochMilliseconds < Number(until) ? subject : undefined
}
