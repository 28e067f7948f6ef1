import type { Membership } from '@maillage/core/access/access.ts'
import type { Role } from '@maillage/core/access/roles.ts'
import type { AccountActor } from '../platform/actor.ts'

const SOMEBODY = '0198f000-0000-7000-8000-0000000000aa'

/** Somebody signed in with one role: over all sites, nobody's agenda and nobody's record unless it is said. */
export function actorAs(role: Role, over: Partial<Membership> = {}): AccountActor {
  return {
    kind: 'account',
    accountId: SOMEBODY,
    sessionId: SOMEBODY,
    memberships: [{ role, siteIds: null, practitionerId: null, patientId: null, ...over }],
  }
}
