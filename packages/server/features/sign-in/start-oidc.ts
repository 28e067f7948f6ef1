import type { OidcProvider } from '@maillage/contract/oidc.ts'
import { defineAction } from '../../platform/action.ts'
import { countAttempt } from '../booking/count-attempt.ts'
import { oidcAccess } from './oidc.access.ts'
import { oidcRefusal } from './oidc.refusals.ts'
import { OIDC_STARTS_PER_ADDRESS, OIDC_TRANSACTION_MINUTES } from './oidc-profiles.ts'
import { hashOfOidcToken } from './oidc-secrets.ts'
import { findInvitation } from './pending-invitation.ts'
import { invitationOver } from './sign-in.refusals.ts'

interface StartInput {
  networkId: string
  provider: OidcProvider
  state: string
  /** The token of the browser's cookie. */
  browser: string
  returnPath?: string | undefined
  /** The token of the invitation that this sign-in takes up. */
  invitation?: string | undefined
}

/**
 * Notes that a browser goes to sign in at another server: only its answer, in this browser, once, within ten minutes, is taken.
 * @throws {Refusal} `oidc-too-many`, `invitation-over`.
 */
export const startOidc = defineAction<StartInput, null>({
  name: 'start-oidc',
  access: oidcAccess['start-oidc'],
  async run(context, { networkId, provider, state, browser, returnPath, invitation }) {
    const { tx, now, secrets, address } = context
    if (address) {
      const limit = OIDC_STARTS_PER_ADDRESS
      const count = await countAttempt({ tx, now, secrets, kind: 'oidc-address', value: address, limit })
      if (count.left < 0) throw oidcRefusal('oidc-too-many')
    }
    const invited = invitation ? await findInvitation(tx, networkId, invitation, now) : undefined
    if (invited && invited.kind !== 'join') throw invitationOver()
    context.write(
      tx.insertInto('oidc_transaction').values({
        id: context.newId(),
        network_id: networkId,
        provider,
        state_hash: hashOfOidcToken(state),
        browser_hash: hashOfOidcToken(browser),
        return_path: returnPath ?? null,
        invitation_id: invited?.id ?? null,
        expires_at: new Date(now.add({ minutes: OIDC_TRANSACTION_MINUTES }).epochMilliseconds),
      }),
    )
    return null
  },
})
