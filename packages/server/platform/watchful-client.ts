import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'

/** A statement that takes longer is no fault yet, but somebody asks whether the database answers at all. */
const PATIENCE_MS = 5_000
const PROBE_MS = 5_000

/**
 * A client that no silent database holds for ever. While a statement is long, a connection of its own is asked for; when
 * PostgreSQL does not answer that either (frozen, cut off, its machine gone without a word), the client's connection is
 * closed, and what waits on it fails as when the database goes away: ten seconds after it was asked, at most. A database
 * that answers may take the time that `statement_timeout` gives it.
 */
export class WatchfulClient extends PreparingClient {
  // biome-ignore lint/suspicious/noExplicitAny: the driver overloads this method in ways that its types do not let one pass on
  override query(...given: any[]): any {
    const asked = super.query(...given)
    if (asked instanceof Promise) this.#watch(asked)
    return asked
  }

  #watch(asked: Promise<unknown>): void {
    let ended = false
    const look = async (): Promise<void> => {
      const alive = await answers(this)
      if (ended) return
      if (alive) timer = setTimeout(look, PATIENCE_MS)
      else this.#hangUp()
    }
    let timer = setTimeout(look, PATIENCE_MS)
    const end = (): void => {
      ended = true
      clearTimeout(timer)
    }
    asked.then(end, end)
  }

  #hangUp(): void {
    const { connection } = this as unknown as { connection: { stream: { destroy(error: Error): void } } }
    connection.stream.destroy(new Error('Connection terminated: the database does not answer'))
  }
}

const probes = new Map<string, Promise<boolean>>()

/** One question at a time for each database, however many connections wait. */
function answers(client: pg.Client): Promise<boolean> {
  const { host, port, database, user, password, ssl } = client
  const place = `${host}:${port}/${database}`
  const known = probes.get(place)
  if (known) return known
  const probe = knock({ host, port, database, user, password, ssl } as pg.ClientConfig).finally(() =>
    probes.delete(place),
  )
  probes.set(place, probe)
  return probe
}

/** Whatever PostgreSQL says, a refusal included, is an answer. */
async function knock(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: PROBE_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    return error instanceof pg.DatabaseError
  } finally {
    void client.end().catch(() => undefined)
  }
}
