import type { OidcProvider } from '@maillage/contract/oidc.ts'
import { defineAction } from '../../platform/action.ts'
import { oidcAccess } from './oidc.access.ts'

/**
 * Ends the session that asks, as `signOut` does, and gives what signing out at the other server asks for; null when this
 * session came from nowhere else. The token is deleted: it serves once.
 */
export const signOutOidc = defineAction<
  { networkId: string },
  { provider: OidcProvider; idToken: string } | null
>({
  name: 'sign-out-oidc',
  access: oidcAccess['sign-out-oidc'],
  async run(context, { networkId }) {
    const { tx, now, actor, secrets } = context
    if (actor.kind !== 'account') return null
    const kept = await tx
      .deleteFrom('oidc_session')
      .where('session_id', '=', actor.sessionId)
      .returning(['provider', 'sealed_id_token'])
      .executeTakeFirst()
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
    const idToken = kept && secrets.unseal('id-token', kept.sealed_id_token)
    return idToken ? { provider: kept.provider as OidcProvider, idToken } : null
  },
})
