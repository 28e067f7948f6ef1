import type { AccessTable } from '@maillage/core/access/access.ts'
import { FOR_ALL } from '@maillage/core/access/families.ts'

/** Asking who one is, and the one-press accounts of a demonstration: open to whoever is not signed in yet. */
export const sessionAccess = {
  'current-session': FOR_ALL,
  'sign-out': FOR_ALL,
  'list-demo-accounts': FOR_ALL,
  'sign-in-to-demo': FOR_ALL,
} as const satisfies AccessTable
