import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { ActionContext } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'

/** As a browser gives it; what is wrong with it is found when it is verified. */
export interface PasskeyResponse {
  id: string
  rawId: string
  type: string
  response: Record<string, unknown>
  [member: string]: unknown
}

/** The site that passkeys are made for: its host name, and the one address they may be used at. */
interface Site {
  id: string
  origin: string
}
const siteOf = (publicUrl: string): Site => {
  const { hostname, origin } = new URL(publicUrl)
  return { id: hostname, origin }
}

/** COSE: EdDSA, ES256, RS256. What every authenticator makes; none that this Node calls experimental. */
const ALGORITHMS = [-8, -7, -257]

export type Options = Record<string, unknown>

/** What a browser needs to ask for any passkey of this site. The holder proves a PIN, a finger or a face: two factors in one. */
export async function askForPasskey(publicUrl: string): Promise<{ options: Options; expected: string }> {
  const options = await generateAuthenticationOptions({
    rpID: siteOf(publicUrl).id,
    userVerification: 'required',
  })
  return { options: { ...options }, expected: options.challenge }
}

/** What a browser needs to make a passkey that the authenticator itself remembers, other than those that exist. */
export async function askToMakePasskey(
  tx: Tx,
  publicUrl: string,
  holder: { networkName: string; accountId: string; email: string; displayName: string },
): Promise<{ options: Options; expected: string }> {
  const known = await tx
    .selectFrom('passkey')
    .select(['credential_id', 'transports'])
    .where('account_id', '=', holder.accountId)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: holder.networkName,
    rpID: siteOf(publicUrl).id,
    userID: new Uint8Array(uuidBytes(holder.accountId)),
    userName: holder.email,
    userDisplayName: holder.displayName,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map((passkey) => ({
      id: passkey.credential_id,
      transports: passkey.transports as AuthenticatorTransport[],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options: { ...options }, expected: options.challenge }
}

/**
 * Checks a signature: of a passkey that is known, for this site and this challenge, with a PIN or a finger, and a counter that goes
 * forward. The passkey is noted as used.
 * @returns whose it is; undefined for anything that does not hold.
 */
export async function usePasskey(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  publicUrl: string,
  expected: string,
  response: PasskeyResponse,
): Promise<{ accountId: string; passkeyId: string } | undefined> {
  const passkey = await tx
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', response.id)
    .forUpdate()
    .executeTakeFirst()
  if (!passkey || !namesHolder(response, passkey.account_id)) return undefined
  const site = siteOf(publicUrl)
  const verified = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: expected,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  await tx
    .updateTable('passkey')
    .set({
      counter: verified.authenticationInfo.newCounter,
      synced: verified.authenticationInfo.credentialBackedUp,
      last_used_at: new Date(now.epochMilliseconds),
    })
    .where('id', '=', passkey.id)
    .execute()
  return { accountId: passkey.account_id, passkeyId: passkey.id }
}

/** A passkey that the authenticator remembers says whose it is: it must be the account it was made for. */
function namesHolder({ response }: PasskeyResponse, accountId: string): boolean {
  const { userHandle } = response
  return userHandle === undefined || userHandle === null
    ? true
    : typeof userHandle === 'string' && Buffer.from(userHandle, 'base64url').equals(uuidBytes(accountId))
}

/**
 * Keeps a passkey that a browser made for this site and this challenge.
 * @returns its id; `known` when it is registered already; undefined for anything that does not hold.
 */
export async function keepPasskey(
  { tx, now, newId }: Pick<ActionContext, 'tx' | 'now' | 'newId'>,
  publicUrl: string,
  made: { accountId: string; expected: string; response: PasskeyResponse; label: string },
): Promise<string | 'known' | undefined> {
  const site = siteOf(publicUrl)
  const verified = await verifyRegistrationResponse({
    response: made.response as unknown as RegistrationResponseJSON,
    expectedChallenge: made.expected,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const { credential, credentialBackedUp } = verified.registrationInfo
  const id = newId()
  const kept = await tx
    .insertInto('passkey')
    .values({
      id,
      account_id: made.accountId,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      synced: credentialBackedUp,
      label: made.label.trim().slice(0, 60) || 'Clé d’accès',
      created_at: new Date(now.epochMilliseconds),
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept ? id : 'known'
}

function uuidBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}
