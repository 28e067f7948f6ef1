import type { ActionContext } from '../../platform/action.ts'
import { type Factor, openSession } from './open-session.ts'
import { readSignedIn, type SignedIn } from './read-signed-in.ts'
import { endCurrentSession } from './end-current-session.ts'

export interface Begun {
  /** For the cookie, and for nothing else. */
  token: string
  signedIn: SignedIn
}

/** Opens the session of somebody who proved who they are; one that this browser had before ends. */
export async function beginSession(
  context: ActionContext,
  session: { networkId: string; accountId: string; factors: readonly Factor[]; device: string },
): Promise<Begun> {
  await endCurrentSession(context, session.networkId)
  const { sessionId, token } = await openSession(context, session)
  const signedIn = await readSignedIn(context.tx, sessionId, context.now)
  if (!signedIn) throw new Error('the session that was just opened is not there')
  return { token, signedIn }
}
