import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL } from '@maillage/core/access/families.ts'

/** Sign-in at another server: open to whoever comes, and proved there. */
export const oidcAccess = {
  'list-oidc-providers': FOR_ALL,
  'start-oidc': FOR_ALL,
  'take-oidc-transaction': FOR_ALL,
  'sign-in-professional': FOR_ALL,
  'accept-with-psc': FOR_ALL,
  'sign-in-citizen': FOR_ALL,
  'explain-oidc-refusal': FOR_ALL,
  'sign-out-oidc': FOR_ALL,
} as const satisfies AccessTable
