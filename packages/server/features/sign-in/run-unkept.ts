import { type Action, type Platform, runAction } from '../../platform/action.ts'
import { callWithoutKey } from '../../platform/call-of.ts'
import type { AppContext } from '../../platform/http.ts'

/**
 * Runs an action whose answer holds a secret (a token, a code, a challenge): an idempotency key that somebody sends is left
 * unread, as the answer would be kept for a day beside it.
 */
export async function runUnkept<Input, Output>(
  c: AppContext,
  platform: Platform,
  action: Action<Input, Output>,
  input: Input,
): Promise<Output> {
  return runAction(platform, action, await callWithoutKey(c), input)
}
