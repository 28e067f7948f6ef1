import type { Temporal } from 'temporal-polyfill'
import type { ActionContext } from '../../platform/action.ts'
import { hashOfToken, newSessionToken } from './session-cookie.ts'

export type ChallengePurpose =
  | 'second-factor'
  | 'passkey-sign-in'
  | 'prove'
  | 'totp-enrolment'
  | 'passkey-enrolment'
  | 'password-reset'

export interface ChallengeToOpen {
  purpose: ChallengePurpose
  minutes: number
  tries: number
  accountId?: string | undefined
  invitationId?: string | undefined
  /** What the answer must fit. */
  expected?: string
}

type Context = Pick<ActionContext, 'tx' | 'now' | 'newId'>

/** Opens a step that waits for its answer. The token is given once: only its hash is kept. */
export async function openChallenge(
  { tx, now, newId }: Context,
  challenge: ChallengeToOpen,
): Promise<{ challenge: string; expiresAt: string }> {
  const token = newSessionToken()
  const expires = now.add({ minutes: challenge.minutes })
  await tx
    .insertInto('sign_in_challenge')
    .values({
      id: newId(),
      purpose: challenge.purpose,
      token_hash: hashOfToken(token),
      account_id: challenge.accountId ?? null,
      invitation_id: challenge.invitationId ?? null,
      expected: challenge.expected ?? null,
      attempts_left: challenge.tries,
      created_at: new Date(now.epochMilliseconds),
      expires_at: new Date(expires.epochMilliseconds),
    })
    .execute()
  return { challenge: token, expiresAt: expires.toString() }
}

export interface OpenChallenge {
  id: string
  accountId: string | null
  invitationId: string | null
  expected: string | null
  /** After this try. */
  attemptsLeft: number
}

/**
 * Takes one try at a step: many answers at once take one each. Undefined when the step is over, was answered, or is another one.
 * The try counts when the action returns its refusal instead of throwing it.
 */
export async function tryChallenge(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  token: string,
  purpose: ChallengePurpose,
): Promise<OpenChallenge | undefined> {
  const row = await tx
    .updateTable('sign_in_challenge')
    .set((of) => ({ attempts_left: of('attempts_left', '-', 1) }))
    .where('token_hash', '=', hashOfToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('attempts_left', '>', 0)
    .where('expires_at', '>', new Date(now.epochMilliseconds))
    .returning(['id', 'account_id', 'invitation_id', 'expected', 'attempts_left'])
    .executeTakeFirst()
  return row
    ? {
        id: row.id,
        accountId: row.account_id,
        invitationId: row.invitation_id,
        expected: row.expected,
        attemptsLeft: row.attempts_left,
      }
    : undefined
}

/** The step was answered: it serves no more. */
export async function closeChallenge(
  { tx, now }: { tx: Context['tx']; now: Temporal.Instant },
  id: string,
): Promise<void> {
  await tx
    .updateTable('sign_in_challenge')
    .set({ used_at: new Date(now.epochMilliseconds) })
    .where('id', '=', id)
    .execute()
}
