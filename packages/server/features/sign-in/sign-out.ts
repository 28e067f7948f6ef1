import { defineAction } from '../../platform/action.ts'
import { sessionAccess } from './session.access.ts'

/** Ends the session that asks. Whoever is not signed in is signed out already. */
export const signOut = defineAction<{ networkId: string }, null>({
  name: 'sign-out',
  access: sessionAccess['sign-out'],
  async run(context, { networkId }) {
    const { tx, actor, now } = context
    if (actor.kind !== 'account') return null
    await tx
      .updateTable('session')
      .set({ ended_at: new Date(now.epochMilliseconds), end_cause: 'sign-out' })
      .where('id', '=', actor.sessionId)
      .where('ended_at', 'is', null)
      .execute()
    context.audit({
      action: 'sign-out',
      networkId,
      subjectType: 'account',
      subjectId: actor.accountId,
      detail: { sessionId: actor.sessionId },
    })
    return null
  },
})
