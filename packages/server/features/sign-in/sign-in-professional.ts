import { type ProfessionalClaims, readProfessionalRpps } from '@maillage/core/identity/professional-rpps.ts'
import { sql } from 'kysely'
import type { UserInfoResponse } from 'openid-client'
import { z } from 'zod'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { endCurrentSession } from './end-current-session.ts'
import { keepIdToken } from './keep-id-token.ts'
import { oidcAccess } from './oidc.access.ts'
import { oidcRefusal } from './oidc.refusals.ts'
import { openSession } from './open-session.ts'
import { membershipInForce } from '../../platform/membership-in-force.ts'

interface ProfessionalInput {
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

/**
 * Opens the session of the professional whom Pro Santé Connect names by an RPPS: the one who works in this network, and was
 * invited to it. Nobody is given a role from here.
 *
 * @throws {Refusal} `not-rpps`, `ambiguous-rpps`, `no-such-practitioner`, `no-account-yet`.
 */
export const signInProfessional = defineAction<ProfessionalInput, { token: string }>({
  name: 'sign-in-professional',
  access: oidcAccess['sign-in-professional'],
  async run(context, input) {
    const { networkId, device } = input
    const found = readProfessionalRpps(Claims.parse(input.userinfo) as ProfessionalClaims)
    if ('fault' in found) throw oidcRefusal(found.fault)
    const accountId = await accountOf(context, networkId, found.rpps)
    await noteIdentity(context, accountId, input)
    await endCurrentSession(context, networkId)
    const { sessionId, token } = await openSession(context, {
      networkId,
      accountId,
      factors: ['psc'],
      provedAt: input.signedInThereAt === undefined ? null : new Date(input.signedInThereAt * 1000),
      device,
    })
    keepIdToken(context, { sessionId, networkId, provider: 'psc', idToken: input.idToken })
    return { token }
  },
})

/** The open account, with a role here today, of the one practitioner of the network who has this RPPS. */
async function accountOf({ tx, now }: ActionContext, networkId: string, rpps: string): Promise<string> {
  const { rows } = await sql<{ account_id: string | null }>`
    select (select a.id from account a
             where a.practitioner_id = p.id and a.kind = 'staff' and a.closed_at is null
               and exists (select from membership m
                            where m.account_id = a.id and m.network_id = ${networkId} and ${membershipInForce(now)})) as account_id
      from practitioner p
     where p.rpps = ${rpps}
       and exists (select from practitioner_role r where r.practitioner_id = p.id and r.network_id = ${networkId})`.execute(
    tx,
  )
  const [practitioner] = rows
  if (!practitioner) throw oidcRefusal('no-such-practitioner')
  if (!practitioner.account_id) throw oidcRefusal('no-account-yet')
  return practitioner.account_id
}

/**
 * Notes by which subject this account came. The RPPS decides each time whose it is: a subject that changed hands follows it.
 */
async function noteIdentity(
  { tx, now, secrets }: ActionContext,
  accountId: string,
  { issuer, subject }: ProfessionalInput,
): Promise<void> {
  const at = new Date(now.epochMilliseconds)
  await tx
    .insertInto('account_identity')
    .values({
      provider: 'psc',
      subject_hash: secrets.hash('account-identity', 'psc', issuer, subject),
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
