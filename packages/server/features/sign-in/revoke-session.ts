import { defineAction } from '../../platform/action.ts'
import { type OwnSessions, readSessions } from './my-sessions.ts'
import { requireAccount } from './require-proof.ts'
import { noSuchSession } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

/** Ends one of one's own sessions. No new proof is asked: whoever lost a telephone is in a hurry. @throws {Refusal} `no-such-session`. */
export const revokeSession = defineAction<{ networkId: string; sessionId: string }, OwnSessions>({
  name: 'revoke-session',
  access: signInAccess['revoke-session'],
  async run(context, { networkId, sessionId }) {
    const { tx, now } = context
    const actor = requireAccount(context)
    const ended = await tx
      .updateTable('session')
      .set({ ended_at: new Date(now.epochMilliseconds), end_cause: 'revoked' })
      .where('id', '=', sessionId)
      .where('account_id', '=', actor.accountId)
      .where('network_id', '=', networkId)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw noSuchSession()
    const subject = { subjectType: 'account', subjectId: actor.accountId } as const
    context.audit({ action: 'revoke-session', networkId, ...subject, detail: { sessionId } })
    return readSessions(tx, now, actor, networkId)
  },
})
