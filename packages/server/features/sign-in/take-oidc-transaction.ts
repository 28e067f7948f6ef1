import { timingSafeEqual } from 'node:crypto'
import type { OidcProvider } from '@maillage/contract/oidc.ts'
import { defineAction } from '../../platform/action.ts'
import { oidcAccess } from './oidc.access.ts'
import { oidcRefusal } from './oidc.refusals.ts'
import { hashOfOidcToken } from './oidc-secrets.ts'

interface TakeInput {
  networkId: string
  provider: OidcProvider
  state: string | undefined
  browser: string | undefined
}

interface TakenTransaction {
  returnPath: string | undefined
  /** The invitation that it takes up. */
  invitationId: string | undefined
}

/**
 * Takes the sign-in that this answer ends, for good: the same answer a second time finds nothing. An answer that comes by
 * another browser ends it too, for it went astray.
 * @throws {Refusal} `oidc-over`.
 */
export const takeOidcTransaction = defineAction<TakeInput, TakenTransaction>({
  name: 'take-oidc-transaction',
  access: oidcAccess['take-oidc-transaction'],
  async run({ tx, now }, { networkId, provider, state, browser }) {
    if (!state || !browser) return oidcRefusal('oidc-over')
    const taken = await tx
      .deleteFrom('oidc_transaction')
      .where('network_id', '=', networkId)
      .where('provider', '=', provider)
      .where('state_hash', '=', hashOfOidcToken(state))
      .returning(['browser_hash', 'return_path', 'invitation_id', 'expires_at'])
      .executeTakeFirst()
    const isOurs =
      taken !== undefined &&
      timingSafeEqual(taken.browser_hash, hashOfOidcToken(browser)) &&
      taken.expires_at.getTime() > now.epochMilliseconds
    if (!isOurs) return oidcRefusal('oidc-over')
    return { returnPath: taken.return_path ?? undefined, invitationId: taken.invitation_id ?? undefined }
  },
})
