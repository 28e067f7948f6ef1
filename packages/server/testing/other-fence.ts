import type pg from 'pg'
import { PreparingClient } from '../platform/preparing-client.ts'
import type { TestDatabase } from '../platform/test-database.ts'

export interface Statement {
  text: string
  values: readonly unknown[]
}

/** What a statement gave away behind the fence of another network, or without any. */
export interface Leak extends Statement {
  behind: string
  rows: unknown[]
}

/** Keeps every statement that the server sends from now on, once each with its values. `stop` gives them. */
export function recordStatements(): { stop(): Statement[] } {
  const known = new Map<string, Statement>()
  const original = PreparingClient.prototype.query
  PreparingClient.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [text, values] = given
    if (typeof text === 'string' && this.user?.startsWith('maillage_app_')) {
      const statement = { text, values: Array.isArray(values) ? values : [] }
      known.set(JSON.stringify(statement), statement)
    }
    return original.apply(this, given)
  }
  return {
    stop: () => {
      PreparingClient.prototype.query = original
      return [...known.values()]
    },
  }
}

const SESSION = /^\s*(begin|start|commit|rollback|savepoint|release|set|select set_config)\b/i
const WRITES =
  /\b(insert into|delete from|update [a-z_"]+ (set|as)|rewrite_free_intervals|add_jobs|lock table|pg_advisory)\b/i

const isWriting = ({ text }: Statement): boolean => WRITES.test(text) && !SESSION.test(text)
export const isReading = ({ text }: Statement): boolean => !WRITES.test(text) && !SESSION.test(text)

/**
 * Runs statements, with the values that the server of `ours` gave them, behind the fence of `theirs` and behind none. The
 * code has "forgotten" then: nothing but the fence keeps the rows apart.
 * @returns those that gave a row of `ours`: an id of it that was not asked with, or the very answer that `ours` gets.
 */
export async function leaksBehindOtherFences(
  database: TestDatabase,
  statements: readonly Statement[],
  { ours, theirs }: { ours: string; theirs: string },
): Promise<Leak[]> {
  const ids = await idsOf(database, ours)
  const fenced = await fencedTables(database)
  const { pool, passTo } = database.fenced
  const client = await pool.connect()
  const leaks: Leak[] = []
  try {
    // Readings first: what a writing leaves, behind another fence, belongs to that one.
    const [readings, writings] = [statements.filter(isReading), statements.filter(isWriting)]
    for (const statement of [...readings, ...writings]) {
      const own = isReading(statement) ? await answerOf(client, passTo(ours), statement) : []
      for (const behind of [theirs, '']) {
        const rows = await answerOf(client, passTo(behind), statement)
        const asked = JSON.stringify(statement.values)
        const text = JSON.stringify(rows)
        const foreign = (text.match(UUID) ?? []).some((id) => ids.has(id) && !asked.includes(id))
        const same = hasContent(own) && text === JSON.stringify(own) && fenced.test(statement.text)
        if (foreign || same) leaks.push({ ...statement, behind: behind || 'no network', rows })
      }
    }
  } finally {
    client.release(true)
  }
  return leaks
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Rows of an answer; none when the fence, or a constraint, refused the statement. */
async function answerOf(client: pg.PoolClient, pass: string, statement: Statement): Promise<unknown[]> {
  await client.query(`select set_config('maillage.network', $1, false)`, [pass])
  try {
    return (await client.query(statement.text, [...statement.values])).rows
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    // Refused by the fence (42501), or for want of the rows that the fence hides (40001: of the opening).
    if (/^(42501|23|55P03|40001)/.test(code)) return []
    throw Object.assign(error as Error, { statement: statement.text })
  }
}

/** Nothing but zeros, nulls and empty lists is what nobody's rows give. */
function hasContent(rows: readonly unknown[]): boolean {
  return rows.some((row) =>
    Object.values(row as object).some(
      (value) =>
        !(value === null || value === 0 || value === false || (Array.isArray(value) && value.length === 0)),
    ),
  )
}

/** Matches a statement that reads a fenced table. */
async function fencedTables(database: TestDatabase): Promise<RegExp> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select distinct polrelid::regclass::text as name from pg_policy where polname like 'fence_%'`,
  )
  return new RegExp(`\\b(from|join) "?(${rows.map((row) => row.name).join('|')})\\b`, 'i')
}

/** Ids of all rows that a network has in fenced tables. */
async function idsOf(database: TestDatabase, network: string): Promise<Set<string>> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select p.polrelid::regclass::text as name from pg_policy p
       join pg_attribute a on a.attrelid = p.polrelid and a.attname = 'id' and a.atttypid = 'uuid'::regtype
      where p.polname = 'fence_select'`,
  )
  const ids = new Set<string>()
  for (const { name } of rows) {
    const found = await database.pool.query(`select id from ${name} where network_id = $1`, [network])
    for (const row of found.rows) ids.add(row.id)
  }
  return ids
}

/** A digest of what a network has in each fenced table. */
export async function rowsOfNetwork(
  database: TestDatabase,
  network: string,
): Promise<Record<string, string>> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select polrelid::regclass::text as name from pg_policy where polname = 'fence_select' order by 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: found } = await database.pool.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t where network_id = $1`,
      [network],
    )
    digests[name] = found[0].digest
  }
  return digests
}
