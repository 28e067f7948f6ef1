import type { ActionContext } from '../../platform/action.ts'

/** Ends the session with which somebody signs in again: the new one takes its place, and its token is worth nothing more. */
export async function endCurrentSession(
  { tx, now, actor, audit }: Pick<ActionContext, 'tx' | 'now' | 'actor' | 'audit'>,
  networkId: string,
): Promise<void> {
  if (actor.kind !== 'account') return
  await tx
    .updateTable('session')
    .set({ ended_at: new Date(now.epochMilliseconds), end_cause: 'rotated' })
    .where('id', '=', actor.sessionId)
    .where('ended_at', 'is', null)
    .execute()
  audit({
    action: 'end-current-session',
    networkId,
    subjectType: 'account',
    subjectId: actor.accountId,
    detail: { sessionId: actor.sessionId, cause: 'rotated' },
  })
}
