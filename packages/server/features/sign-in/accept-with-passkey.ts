import { defineAction } from '../../platform/action.ts'
import { type Begun, beginSession } from './begin-session.ts'
import { endAccountSessions } from './end-account-sessions.ts'
import { keepPasskey, type PasskeyResponse } from './passkey-ceremony.ts'
import { accountForInvitation, findInvitation, takeUpInvitation } from './pending-invitation.ts'
import { tryChallenge } from './sign-in-challenge.ts'
import { challengeOver, passkeyKnown, passkeyNotMade } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'

interface Acceptance {
  networkId: string
  publicUrl: string
  token: string
  displayName: string
  challenge: string
  response: PasskeyResponse
  label: string
  device: string
}

/**
 * Takes up an invitation with a passkey, which is two factors in one: account, role and session are made at once.
 * @throws {Refusal} `invitation-over`, `account-exists`, `challenge-over`, `passkey-not-made`, `passkey-known`.
 */
export const acceptWithPasskey = defineAction<Acceptance, Begun>({
  name: 'accept-with-passkey',
  access: signInAccess['accept-with-passkey'],
  async run(context, input) {
    const { networkId, publicUrl } = input
    const invitation = await findInvitation(context.tx, networkId, input.token, context.now, true)
    const challenge = await tryChallenge(context, input.challenge, 'passkey-enrolment')
    const [expected, chosenId] = challenge?.expected?.split(' ') ?? []
    if (!challenge || challenge.invitationId !== invitation.id || !expected || !chosenId)
      throw challengeOver()
    const accountId = await accountForInvitation(context, invitation, {
      id: chosenId,
      displayName: input.displayName,
      language: context.language,
    })
    const { response, label } = input
    const kept = await keepPasskey(context, publicUrl, { accountId, expected, response, label })
    if (kept === 'known') throw passkeyKnown()
    if (!kept) throw passkeyNotMade()
    if (invitation.kind === 'recover') await endAccountSessions(context, accountId, null)
    await takeUpInvitation(context, networkId, invitation, accountId)
    return beginSession(context, { networkId, accountId, factors: ['passkey'], device: input.device })
  },
})
