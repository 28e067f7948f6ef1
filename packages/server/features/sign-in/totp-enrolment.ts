import type { z } from '@hono/zod-openapi'
import type { TotpEnrolment } from '@maillage/contract/invitations.ts'
import type { ActionContext } from '../../platform/action.ts'
import { closeChallenge, openChallenge, tryChallenge } from './sign-in-challenge.ts'
import { SIGN_IN_LIMITS } from './sign-in-limits.ts'
import { challengeOver, wrongCode } from './sign-in.refusals.ts'
import { newTotpSecret, totpStep, totpUri } from './totp-code.ts'
import type { Refusal } from '../../platform/refusal.ts'

type Context = Pick<ActionContext, 'tx' | 'now' | 'newId' | 'secrets'>
type Owner = { accountId: string } | { invitationId: string }

/** Makes a secret for an authenticator application. It is worth nothing until a code of it is typed. */
export async function openTotpEnrolment(
  context: Context,
  owner: Owner,
  named: { networkName: string; email: string },
): Promise<z.infer<typeof TotpEnrolment>> {
  const secret = newTotpSecret()
  const opened = await openChallenge(context, {
    purpose: 'totp-enrolment',
    ...owner,
    minutes: SIGN_IN_LIMITS.enrolmentMinutes,
    tries: SIGN_IN_LIMITS.enrolmentTries,
    expected: context.secrets.seal('totp-enrolment', secret),
  })
  return { ...opened, secret, uri: totpUri(secret, named.networkName, named.email) }
}

/** The secret and its step, once a code of it was typed; a refusal to return (it counts a try) when the code does not hold. */
export async function finishTotpEnrolment(
  context: Context,
  owner: Owner,
  token: string,
  code: string,
): Promise<{ secret: string; step: number } | Refusal> {
  const challenge = await tryChallenge(context, token, 'totp-enrolment')
  const isOwn =
    'accountId' in owner
      ? challenge?.accountId === owner.accountId
      : challenge?.invitationId === owner.invitationId
  const secret = challenge?.expected && context.secrets.unseal('totp-enrolment', challenge.expected)
  if (!challenge || !isOwn || !secret) return challengeOver()
  const step = totpStep(secret, code.replace(/\s/g, ''), context.now, null)
  if (step === undefined)
    return challenge.attemptsLeft === 0 ? challengeOver() : wrongCode(challenge.attemptsLeft)
  await closeChallenge(context, challenge.id)
  return { secret, step }
}
