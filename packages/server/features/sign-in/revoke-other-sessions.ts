import { defineAction } from '../../platform/action.ts'
import { endAccountSessions } from './end-account-sessions.ts'
import { type OwnSessions, readSessions } from './my-sessions.ts'
import { requireAccount } from './require-proof.ts'
import { signInAccess } from './sign-in.access.ts'

/** Ends all of one's own sessions but the one that asks, in every network. */
export const revokeOtherSessions = defineAction<{ networkId: string }, OwnSessions>({
  name: 'revoke-other-sessions',
  access: signInAccess['revoke-other-sessions'],
  async run(context, { networkId }) {
    const actor = requireAccount(context)
    const ended = await endAccountSessions(context, actor.accountId, actor.sessionId, 'revoked')
    const subject = { subjectType: 'account', subjectId: actor.accountId } as const
    context.audit({ action: 'revoke-other-sessions', networkId, ...subject, detail: { ended } })
    return readSessions(context.tx, context.now, actor, networkId)
  },
})
