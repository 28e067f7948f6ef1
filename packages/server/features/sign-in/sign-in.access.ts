import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL, OWN_ACCOUNT } from '@maillage/core/access/families.ts'

/** Who may sign in, accept an invitation, and change the proofs and sessions of their own account. */
export const signInAccess = {
  'sign-in-with-password': FOR_ALL,
  'give-second-factor': FOR_ALL,
  'passkey-sign-in-options': FOR_ALL,
  'sign-in-with-passkey': FOR_ALL,
  'ask-password-reset': FOR_ALL,
  'reset-password': FOR_ALL,
  'password-rules': FOR_ALL,
  'read-invitation': FOR_ALL,
  'start-invited-totp': FOR_ALL,
  'accept-with-password': FOR_ALL,
  'invited-passkey-options': FOR_ALL,
  'accept-with-passkey': FOR_ALL,
  'join-network': FOR_ALL,
  'my-security': OWN_ACCOUNT,
  'prove-options': OWN_ACCOUNT,
  'prove-again': OWN_ACCOUNT,
  'change-password': OWN_ACCOUNT,
  'start-totp': OWN_ACCOUNT,
  'confirm-totp': OWN_ACCOUNT,
  'renew-recovery-codes': OWN_ACCOUNT,
  'add-passkey-options': OWN_ACCOUNT,
  'add-passkey': OWN_ACCOUNT,
  'remove-passkey': OWN_ACCOUNT,
  'my-sessions': OWN_ACCOUNT,
  'revoke-session': OWN_ACCOUNT,
  'revoke-other-sessions': OWN_ACCOUNT,
} as const satisfies AccessTable
