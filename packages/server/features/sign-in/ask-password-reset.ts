import { defineAction } from '../../platform/action.ts'
import { countAttempt } from '../booking/count-attempt.ts'
import { writeAccountMessage } from './account-messages.ts'
import { networkNames } from './network-name.ts'
import { plainEmail, staffByEmail } from './proving-account.ts'
import { openChallenge } from './sign-in-challenge.ts'
import { tooManyTries } from './sign-in.refusals.ts'
import { signInAccess } from './sign-in.access.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'

/**
 * Sends a link to choose another password to an address, if it is that of an account with a password. What is answered does not
 * tell: the same rows are written for an address that nobody has, but no message.
 *
 * @throws {Refusal} `too-many-tries` for one address or one place.
 */
export const askPasswordReset = defineAction<
  { networkId: string; publicUrl: string; email: string },
  { minutes: number }
>({
  name: 'ask-password-reset',
  access: signInAccess['ask-password-reset'],
  async run(context, { networkId, publicUrl, email: written }) {
    const { tx, now, secrets, address } = context
    const email = plainEmail(written)
    const asked = [
      { kind: 'reset-email', value: email, limit: SIGN_IN_LIMITS.resetsPerEmail },
      ...(address ? [{ kind: 'reset-address', value: address, limit: SIGN_IN_LIMITS.resetsPerAddress }] : []),
    ]
    for (const one of asked) {
      const count = await countAttempt({ tx, now, secrets, ...one })
      if (count.left < 0) throw tooManyTries(now, count.again)
    }
    const account = await staffByEmail(tx, email)
    const known = account?.passwordHash ? account : undefined
    const { challenge } = await openChallenge(context, {
      purpose: 'password-reset',
      accountId: known?.id,
      minutes: SIGN_IN_LIMITS.resetMinutes,
      tries: SIGN_IN_LIMITS.resetTries,
    })
    const { shortName } = await networkNames(tx, networkId)
    if (known) {
      const link = `${publicUrl}/compte/mot-de-passe#${challenge}`
      writeAccountMessage(
        context,
        { networkId, networkName: shortName, email, language: known.language },
        { kind: 'password-reset', link, minutes: SIGN_IN_LIMITS.resetMinutes },
      )
    }
    context.audit({
      action: 'ask-password-reset',
      networkId,
      ...(known
        ? ({ subjectType: 'account', subjectId: known.id } as const)
        : ({ subjectType: 'network', subjectId: networkId } as const)),
    })
    return { minutes: SIGN_IN_LIMITS.resetMinutes }
  },
})
