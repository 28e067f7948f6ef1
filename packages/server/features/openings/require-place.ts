import type { Tx } from '../../platform/database.ts'
import { noSuchPlace, noSuchRoom, noSuchService } from './openings.refusals.ts'

/** Where, by whom and for what an opening is. */
export interface OpeningPlace {
  networkId: string
  practitionerId: string
  siteId: string
  roomId: string | null
  serviceId: string
}

/**
 * Whether all parts of a place belong together, in one network: the practitioner has a role at the site, the room is a room
 * of the site, the service is one of the network. Gives the time zone of the site.
 *
 * @throws {Refusal} `no-such-place`, `no-such-room`, `no-such-service`.
 */
export async function requirePlace(tx: Tx, place: OpeningPlace): Promise<string> {
  const role = await tx
    .selectFrom('practitioner_role')
    .innerJoin('site', 'site.id', 'practitioner_role.site_id')
    .select('site.time_zone')
    .where('practitioner_role.network_id', '=', place.networkId)
    .where('practitioner_id', '=', place.practitionerId)
    .where('site_id', '=', place.siteId)
    .limit(1)
    .executeTakeFirst()
  if (!role) throw noSuchPlace()
  const service = await tx
    .selectFrom('service')
    .select('id')
    .where('id', '=', place.serviceId)
    .where('network_id', '=', place.networkId)
    .executeTakeFirst()
  if (!service) throw noSuchService()
  if (place.roomId === null) return role.time_zone
  const room = await tx
    .selectFrom('room')
    .select('id')
    .where('id', '=', place.roomId)
    .where('site_id', '=', place.siteId)
    .executeTakeFirst()
  if (!room) throw noSuchRoom()
  return role.time_zone
}
