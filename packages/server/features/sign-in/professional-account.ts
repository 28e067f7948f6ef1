import { type ProfessionalClaims, readProfessionalRpps } from '@maillage/core/identity/professional-rpps.ts'
import { type RawBuilder, sql } from 'kysely'
import type { UserInfoResponse } from 'openid-client'
import { z } from 'zod'
import type { ActionContext } from '../../platform/action.ts'
import { endCurrentSession } from './end-current-session.ts'
import { keepIdToken } from './keep-id-token.ts'
import { oidcRefusal } from './oidc.refusals.ts'
import { openSession } from './open-session.ts'

/** Who came back from Pro Santé Connect, checked. */
export interface ProfessionalSignIn {
  networkId: string
  issuer: string
  subject: string
  userinfo: UserInfoResponse
  idToken: string
  /** Epoch seconds; undefined when the server does not say. */
  signedInThereAt: number | undefined
  device: string
}

const Claims = z.object({
  SubjectNameID: z.string().optional().catch(undefined),
  otherIds: z
    .array(z.object({ identifiant: z.string().optional(), origine: z.string().optional() }))
    .optional()
    .catch(undefined),
})

/** @throws {Refusal} `not-rpps`, `ambiguous-rpps`. */
export function rppsOf(userinfo: UserInfoResponse): string {
  const found = readProfessionalRpps(Claims.parse(userinfo) as ProfessionalClaims)
  if ('fault' in found) throw oidcRefusal(found.fault)
  return found.rpps
}

/**
 * The condition on `account a` for the one of whoever has this RPPS: that of the practitioner who has it, or one that was opened here
 * with it.
 */
export function accountOfRpps(
  { secrets }: Pick<ActionContext, 'secrets'>,
  rpps: string,
): RawBuilder<boolean> {
  return sql`a.kind = 'staff' and a.closed_at is null and a.id in (
    select own.id from account own join practitioner p on p.id = own.practitioner_id where p.rpps = ${rpps}
    union all
    select i.account_id from account_identity i where i.provider = 'psc' and i.subject_hash = ${rppsHash(secrets, rpps)})`
}

const rppsHash = (secrets: ActionContext['secrets'], rpps: string): Buffer =>
  secrets.hash('account-identity', 'psc', 'rpps', rpps)

/**
 * Opens the session of this account at Pro Santé Connect, and notes by which subject and which RPPS it came. The RPPS decides each
 * time whose it is: a subject that changed hands follows it.
 */
export async function openProfessionalSession(
  context: ActionContext,
  accountId: string,
  rpps: string,
  input: ProfessionalSignIn,
): Promise<{ token: string }> {
  const { networkId, issuer, subject, signedInThereAt, device } = input
  const { secrets } = context
  await noteIdentity(context, accountId, secrets.hash('account-identity', 'psc', issuer, subject))
  await noteIdentity(context, accountId, rppsHash(secrets, rpps))
  await endCurrentSession(context, networkId)
  const { sessionId, token } = await openSession(context, {
    networkId,
    accountId,
    factors: ['psc'],
    provedAt: signedInThereAt === undefined ? null : new Date(signedInThereAt * 1000),
    device,
  })
  keepIdToken(context, { sessionId, networkId, provider: 'psc', idToken: input.idToken })
  return { token }
}

async function noteIdentity(
  { tx, now }: ActionContext,
  accountId: string,
  subjectHash: Buffer,
): Promise<void> {
  const at = new Date(now.epochMilliseconds)
  await tx
    .insertInto('account_identity')
    .values({
      provider: 'psc',
      subject_hash: subjectHash,
      account_id: accountId,
      sealed: null,
      created_at: at,
      last_used_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['network_id', 'provider', 'subject_hash'])
        .doUpdateSet({ account_id: accountId, last_used_at: at }),
    )
    .execute()
}
