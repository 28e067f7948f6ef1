import type { Db } from '../../platform/database.ts'
import type { FencedDatabase } from '../../platform/fence.ts'
import { Refusal } from '../../platform/refusal.ts'

/** The middle of the open sites of a network, and its départements. */
export interface NetworkGround {
  lon: number
  lat: number
  departements: string[]
}

/** The one network that this server process serves. */
export interface CurrentNetwork {
  /** Undefined while nothing is loaded. */
  find(): Promise<{ id: string; timeZone: string } | undefined>
  /** @throws {Refusal} `no-network` while nothing is loaded. */
  id(): Promise<string>
  /** Where it is; undefined while no site is open. */
  centre(): Promise<NetworkGround | undefined>
  /** After a scenario is loaded: read the database again. */
  forget(): void
}

/** Another process may load another scenario: what is remembered is read again after this long. */
const KEPT_MS = 10_000

/**
 * Remembers the network for a few seconds: it is asked for by every request.
 * @param slug which one; the first one made when left out.
 */
export function currentNetwork(
  database: Pick<FencedDatabase, 'of' | 'outside'>,
  slug?: string,
): CurrentNetwork {
  let known: Promise<{ id: string; timeZone: string } | undefined> | undefined
  let readAt = 0
  const find = async () => {
    if (!known || performance.now() - readAt > KEPT_MS) {
      known = readNetwork(database.outside, slug)
      readAt = performance.now()
    }
    const found = await known.catch((error) => {
      known = undefined
      throw error
    })
    if (!found) known = undefined
    return found
  }
  const id = async () => {
    const found = await find()
    if (!found) throw noNetwork()
    return found.id
  }
  const centre = async () => {
    const networkId = await id()
    const sites = await database
      .of(networkId)
      .selectFrom('site')
      .innerJoin('network', 'network.id', 'site.network_id')
      .select(['lon', 'lat', 'departements'])
      .where('network_id', '=', networkId)
      .where('status', '=', 'open')
      .execute()
    const [first] = sites
    if (!first) return undefined
    const mean = (of: (site: { lon: number; lat: number }) => number) =>
      sites.reduce((sum, site) => sum + of(site), 0) / sites.length
    return {
      lon: mean((site) => site.lon),
      lat: mean((site) => site.lat),
      departements: first.departements,
    }
  }
  return {
    find,
    id,
    centre,
    forget: () => {
      known = undefined
    },
  }
}

async function readNetwork(
  db: Db,
  slug: string | undefined,
): Promise<{ id: string; timeZone: string } | undefined> {
  const row = await db
    .selectFrom('network')
    .select(['id', 'time_zone'])
    .$if(slug !== undefined, (query) => query.where('slug', '=', slug ?? ''))
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return row && { id: row.id, timeZone: row.time_zone }
}

function noNetwork(): Refusal {
  return new Refusal('no-network', 503, {
    fr: 'Aucun réseau n’est encore installé sur ce serveur.',
    en: 'No network is installed on this server yet.',
  })
}
