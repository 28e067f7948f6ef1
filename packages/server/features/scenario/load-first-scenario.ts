import type { Temporal } from 'temporal-polyfill'
import { type OpenedDatabase, waitForTurn } from '../../platform/database.ts'
import { loadScenario } from './load-scenario.ts'

const LOAD_LOCK = 7_261_034_123

/**
 * Loads a scenario into a database that has no network. Several servers may start on it at once: one loads, the others wait.
 * @throws {Refusal} as `loadScenario`.
 */
export async function loadFirstScenario(
  { db, pool }: OpenedDatabase,
  scenario: { name: string; now: Temporal.Instant },
): Promise<void> {
  const client = await pool.connect()
  try {
    await waitForTurn(client, LOAD_LOCK)
    const { rowCount } = await client.query('select from network limit 1')
    if (rowCount === 0) await loadScenario(db, scenario)
  } finally {
    // The lock ends with the session.
    client.release(true)
  }
}
