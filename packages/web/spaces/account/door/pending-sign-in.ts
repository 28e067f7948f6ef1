import type { Challenge } from '@maillage/contract/sign-in.ts'

/**
 * The first proof was right, the second is awaited: kept in the memory of this page only. A reload starts the sign-in again.
 */
let pending: (Challenge & { retour: string | undefined }) | undefined

export function waitForSecondFactor(challenge: Challenge, retour: string | undefined): void {
  pending = { ...challenge, retour }
}
export function pendingSignIn() {
  return pending
}
export function forgetPendingSignIn(): void {
  pending = undefined
}
