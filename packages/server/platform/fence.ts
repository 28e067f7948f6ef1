import { createHmac } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { type Db, openDatabase } from './database.ts'
import type { Database } from './database.gen.ts'

/** A database seen through the server's role: nothing but the rows of one network, even when a query forgets to ask for it. */
export interface FencedDatabase {
  /** The rows of a network. It is asked which one at each use of a connection: another scenario may be loaded meanwhile. */
  of(networkId: string | (() => Promise<string>)): Db
  /** What belongs to no network: no row of any. */
  outside: Db
  /** What a connection is told to be let behind the fence of a network: the network, signed. */
  passTo(networkId: string): string
  /** The connections themselves, with whatever fence they had last: for the job queue and the live feed, which read no row of a network. */
  pool: pg.Pool
  close(): Promise<void>
}

/** No network: `fence()` is null, and no row of a network meets it. */
const NONE = ''

/** A role that the fences hold back (see `server-role.ts`): its address, and the key by which it signs. */
export interface FencedRole {
  url: string
  fenceKey: Buffer
}

export function openFencedDatabase({ url, fenceKey }: FencedRole): FencedDatabase {
  const { pool, close } = openDatabase(url)
  const passes = new Map<string, string>()
  const passTo = (networkId: string): string => {
    if (networkId === NONE) return NONE
    const known = passes.get(networkId) ?? signed(networkId, fenceKey)
    passes.set(networkId, known)
    return known
  }
  return {
    of: (networkId) =>
      throughFence(pool, async () => passTo(typeof networkId === 'string' ? networkId : await networkId())),
    outside: throughFence(pool, async () => NONE),
    passTo,
    pool,
    close,
  }
}

/** As `fence()` in the database reads it: HMAC-SHA-256 of the 16 bytes of the id. */
function signed(networkId: string, key: Buffer): string {
  const id = Buffer.from(networkId.replaceAll('-', ''), 'hex')
  return `${networkId}.${createHmac('sha256', key).update(id).digest('hex')}`
}

/** What each connection was told last. A new one was told nothing. */
const told = new WeakMap<pg.PoolClient, string>()

/**
 * Each connection is told its network when it is checked out, only if it was told another one before: where a process
 * serves one network, that is once in the life of a connection.
 */
function throughFence(pool: pg.Pool, pass: () => Promise<string>): Db {
  const connect = async (): Promise<pg.PoolClient> => {
    const wanted = await pass()
    const client = await pool.connect()
    if ((told.get(client) ?? NONE) === wanted) return client
    try {
      await client.query(`select set_config('maillage.network', $1, false)`, [wanted])
      told.set(client, wanted)
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect, end: async () => undefined } }),
  })
}
