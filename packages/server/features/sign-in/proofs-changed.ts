import type { Security } from '@maillage/contract/my-security.ts'
import type { ActionContext } from '../../platform/action.ts'
import { writeAccountMessage } from './account-messages.ts'
import { endAccountSessions, rotateToken } from './end-account-sessions.ts'
import { readSecurity } from './my-security.ts'
import { networkNames } from './network-name.ts'
import { requireAccount } from './require-proof.ts'

/** What an action on proofs answers: the token is for the cookie, and for nothing else. */
export interface ProofsChanged {
  token: string
  security: Security
}

/**
 * What follows every change of proofs: the other sessions end, in every network; this one gets another token; the person is
 * written to, and it is traced.
 */
export async function noteProofsChanged(
  context: ActionContext,
  { networkId, action, detail = {} }: { networkId: string; action: string; detail?: Record<string, unknown> },
): Promise<ProofsChanged> {
  const { tx } = context
  const actor = requireAccount(context)
  const ended = await endAccountSessions(context, actor.accountId, actor.sessionId)
  const token = await rotateToken(context, actor.sessionId)
  const account = await tx
    .selectFrom('account')
    .select(['email', 'language'])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  if (account.email) {
    const { shortName } = await networkNames(tx, networkId)
    const language = account.language === 'en' ? 'en' : 'fr'
    const to = { networkId, networkName: shortName, email: account.email, language } as const
    writeAccountMessage(context, to, { kind: 'proofs-changed' })
  }
  const subject = { subjectType: 'account', subjectId: actor.accountId } as const
  context.audit({ action, networkId, ...subject, detail: { ...detail, ended } })
  return { token, security: await readSecurity(tx, context.now, actor) }
}
