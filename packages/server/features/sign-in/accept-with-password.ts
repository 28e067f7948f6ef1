import { defineAction } from '../../platform/action.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Begun, beginSession } from './begin-session.ts'
import { endAccountSessions } from './end-account-sessions.ts'
import { hashPassword } from './hash-password.ts'
import { networkNames } from './network-name.ts'
import { accountForInvitation, findInvitation, takeUpInvitation } from './pending-invitation.ts'
import { sealTotp } from './proving-account.ts'
import { renewCodes } from './recovery-codes.ts'
import { requireGoodPassword } from './require-good-password.ts'
import { signInAccess } from './sign-in.access.ts'
import { finishTotpEnrolment } from './totp-enrolment.ts'

interface Acceptance {
  networkId: string
  token: string
  displayName: string
  password: string
  challenge: string
  code: string
  device: string
}

/**
 * Takes up an invitation with a password and an authenticator application: account, role and session are made at once, none without
 * both factors.
 *
 * @throws {Refusal} `invitation-over`, `account-exists`, `password-…`, `challenge-over`, `wrong-code` (with `attemptsLeft`).
 */
export const acceptWithPassword = defineAction<Acceptance, Begun & { recoveryCodes: string[] }>({
  name: 'accept-with-password',
  access: signInAccess['accept-with-password'],
  async run(context, input) {
    const { tx, now } = context
    const { networkId } = input
    const invitation = await findInvitation(tx, networkId, input.token, now, true)
    const { name, shortName } = await networkNames(tx, networkId)
    requireGoodPassword(input.password, { email: invitation.email, names: [name, shortName] })
    const totp = await finishTotpEnrolment(
      context,
      { invitationId: invitation.id },
      input.challenge,
      input.code,
    )
    if (totp instanceof Refusal) return totp
    const accountId = await accountForInvitation(context, invitation, {
      id: context.newId(),
      displayName: input.displayName,
      language: context.language,
    })
    const at = new Date(now.epochMilliseconds)
    await tx
      .updateTable('account')
      .set({
        password_hash: await hashPassword(input.password),
        password_changed_at: at,
        totp_secret: sealTotp(context, accountId, totp.secret),
        totp_confirmed_at: at,
        totp_last_step: totp.step,
      })
      .where('id', '=', accountId)
      .execute()
    if (invitation.kind === 'recover') await endAccountSessions(context, accountId, null)
    await takeUpInvitation(context, networkId, invitation, accountId)
    const recoveryCodes = await renewCodes(context, accountId)
    const session = { networkId, accountId, factors: ['password', 'totp'] as const, device: input.device }
    return { ...(await beginSession(context, session)), recoveryCodes }
  },
})
