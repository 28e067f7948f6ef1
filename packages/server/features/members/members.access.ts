import type { AccessTable } from '@maillage/core/access/access.ts'
import { MANAGING_MEMBERS } from '@maillage/core/access/families.ts'

/** Who may see, invite, change and end members. What a manager may give is in `core/access/granting.ts`. */
export const membersAccess = {
  'list-members': MANAGING_MEMBERS,
  'invite-member': MANAGING_MEMBERS,
  'withdraw-invitation': MANAGING_MEMBERS,
  'change-member': MANAGING_MEMBERS,
  'revoke-member': MANAGING_MEMBERS,
  'recover-member': MANAGING_MEMBERS,
} as const satisfies AccessTable
