import type { OidcProvider } from '@maillage/contract/oidc.ts'
import type { ActionContext } from '../../platform/action.ts'

/** Keeps, sealed, what signing out at the other server asks for. It goes with the session. */
export function keepIdToken(
  { tx, secrets, write }: Pick<ActionContext, 'tx' | 'secrets' | 'write'>,
  session: { sessionId: string; networkId: string; provider: OidcProvider; idToken: string },
): void {
  write(
    tx.insertInto('oidc_session').values({
      session_id: session.sessionId,
      network_id: session.networkId,
      provider: session.provider,
      sealed_id_token: secrets.seal('id-token', session.idToken),
    }),
  )
}
