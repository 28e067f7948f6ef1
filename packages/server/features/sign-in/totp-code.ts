import { Secret, TOTP } from 'otpauth'
import type { Temporal } from 'temporal-polyfill'

/** RFC 6238 as every authenticator application knows it: SHA-1, 6 digits, 30 seconds. */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** One step before and after: phones are a little late or early. */
const WINDOW = 1
/** RFC 4226 4, R6: 160 bits. */
const SECRET_BYTES = 20

/** A new secret, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What the QR picture says: the application shows the network's name and the address. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return new TOTP({
    ...KIND,
    secret: Secret.fromBase32(secret),
    issuer: issuer.replaceAll(':', ' '),
    label,
  }).toString()
}

/** The step at which this code holds now; undefined when it does not, or when this step or a later one was used already. */
export function totpStep(
  secret: string,
  code: string,
  now: Temporal.Instant,
  lastStep: number | null,
): number | undefined {
  const timestamp = now.epochMilliseconds
  const delta = TOTP.validate({
    ...KIND,
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp,
    window: WINDOW,
  })
  if (delta === null) return undefined
  const step = TOTP.counter({ period: KIND.period, timestamp }) + delta
  return step > (lastStep ?? -1) ? step : undefined
}
