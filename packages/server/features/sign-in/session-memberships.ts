import type { Membership } from '@maillage/core/access/access.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { membershipInForce } from '../../platform/membership-in-force.ts'

/** A role of whoever has the session, as PostgreSQL's JSON writes it. */
export interface SessionMembership extends Membership {
  validUntil: string | null
}

/** The roles in force of the account of `session s` in its network, as one array of `SessionMembership`. */
export function sessionMemberships(now: Temporal.Instant): RawBuilder<SessionMembership[]> {
  return sql`coalesce((
    select json_agg(json_build_object('role', m.role, 'siteIds', m.site_ids, 'practitionerId', m.practitioner_id,
                                      'patientId', m.patient_id, 'bookingsOnly', m.bookings_only, 'validUntil', m.valid_until) order by m.id)
      from membership m
     where m.account_id = s.account_id and m.network_id = s.network_id and ${membershipInForce(now)}), '[]')`
}
