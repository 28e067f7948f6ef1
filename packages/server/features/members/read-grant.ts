import { mayGrant, ROLES_AT_SITES } from '@maillage/core/access/granting.ts'
import type { StaffRole } from '@maillage/core/access/roles.ts'
import type { ActionContext } from '../../platform/action.ts'
import { worksAt } from '../sign-in/works-at.ts'
import {
  endNeeded,
  grantNotOpen,
  noSuchSite,
  practitionerElsewhere,
  practitionerNeeded,
} from './members.refusals.ts'

/** A role as it is asked for. */
export interface GrantRequest {
  role: StaffRole
  siteIds: string[] | null
  practitionerId?: string | null | undefined
  validUntil?: string | null | undefined
}

/** A role that may be given. */
export interface CheckedGrant {
  role: StaffRole
  siteIds: string[] | null
  practitionerId: string | null
  validUntil: Date | null
}

/**
 * Checks a role that somebody wants to give: theirs to give, complete, in this network. Sites are left out of a role for the whole
 * network, an agenda out of a role without one. An agenda is given only with a site where its professional works: who manages one
 * centre gives none of another.
 *
 * @throws {Refusal} `grant-not-open`, `practitioner-needed`, `practitioner-elsewhere`, `end-needed`, `no-such-site`.
 */
export async function readGrant(
  context: Pick<ActionContext, 'tx' | 'now' | 'actor' | 'permittedSites'>,
  networkId: string,
  request: GrantRequest,
): Promise<CheckedGrant> {
  const siteIds =
    ROLES_AT_SITES.includes(request.role) && request.siteIds ? [...new Set(request.siteIds)] : null
  requireGrant(context, { role: request.role, siteIds })
  const hasAgenda = request.role === 'practitioner' || request.role === 'replacement'
  const practitionerId = hasAgenda ? (request.practitionerId ?? null) : null
  const validUntil = request.validUntil ? new Date(request.validUntil) : null
  if (hasAgenda) {
    if (!practitionerId || !(await worksAt(context.tx, networkId, practitionerId, null)))
      throw practitionerNeeded()
    if (!(await worksAt(context.tx, networkId, practitionerId, siteIds))) throw practitionerElsewhere()
  }
  if (request.role === 'replacement' && !validUntil) throw endNeeded()
  if (validUntil && validUntil.getTime() <= context.now.epochMilliseconds) throw endNeeded()
  if (siteIds) {
    const known = await context.tx
      .selectFrom('site')
      .select('id')
      .where('network_id', '=', networkId)
      .where('id', 'in', siteIds)
      .execute()
    if (known.length < siteIds.length) throw noSuchSite()
  }
  return { role: request.role, siteIds, practitionerId, validUntil }
}

/** @throws {Refusal} `grant-not-open` unless this role over these sites is the actor's to give, change or take away. */
export function requireGrant(
  { actor, permittedSites }: Pick<ActionContext, 'actor' | 'permittedSites'>,
  grant: { role: StaffRole; siteIds: string[] | null },
): void {
  permittedSites()
  if (actor.kind === 'system') return
  if (actor.kind !== 'account' || !mayGrant(actor.memberships, grant)) throw grantNotOpen()
}
