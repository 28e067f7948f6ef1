import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { sayPhone } from './read-phone.ts'

export interface Place {
  siteName: string
  address: string
  networkName: string
  /** As it is read aloud. */
  phone: string
}

/** The columns of `Place`, of a site that the statement calls `s` and its network `n`. */
export const PLACE_COLUMNS = sql`
           s.name as "siteName", concat_ws(', ', nullif(s.address_line, ''), s.postal_code || ' ' || s.commune_name) as address,
           n.name as "networkName", n.phone`

/** A place as it was read, with its number as people read it. */
export function toPlace(row: Place): Place {
  return { ...row, phone: sayPhone(row.phone) }
}

export async function readPlace(db: Db | Tx, siteId: string): Promise<Place> {
  const { rows } = await sql<Place>`
    select ${PLACE_COLUMNS} from site s join network n on n.id = s.network_id where s.id = ${siteId}`.execute(
    db,
  )
  const place = rows[0]
  if (!place) throw new Error('the site of an appointment is not there')
  return toPlace(place)
}
