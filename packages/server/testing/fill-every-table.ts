import type pg from 'pg'

/** A value of each type that a column without default asks for. What it means does not matter here: constraints are gone. */
const SOME: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `gen_random_uuid()::text`,
  'text[]': `'{x}'`,
  'uuid[]': `'{}'`,
  'smallint[]': `'{1}'`,
  boolean: 'false',
  smallint: '1',
  integer: '1',
  bigint: '(random() * 1e9)::bigint',
  'double precision': '1',
  bytea: `sha256(gen_random_uuid()::text::bytea)`,
  date: `date '2027-01-12'`,
  jsonb: `'{}'`,
  'timestamp with time zone': 'now()',
  'timestamp without time zone': 'localtimestamp',
  tstzrange: `tstzrange(now(), now() + interval '1 hour')`,
}

/**
 * Puts one row of each network into every one of these tables, whatever their columns: for tests of what holds for all
 * tables, those to come included. Checks, references and triggers of this database are gone afterwards.
 */
export async function fillEveryTable(
  owner: pg.Pool,
  tables: readonly string[],
  networks: readonly string[],
): Promise<void> {
  for (const table of tables) await dropConstraints(owner, table)
  for (const table of tables) {
    const columns = await columnsToFill(owner, table)
    for (const network of networks) {
      const values = columns.map(({ name, type }) =>
        name === 'network_id' ? `'${network}'` : sampleOf(table, type),
      )
      await owner.query(
        `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`,
      )
    }
  }
}

async function dropConstraints(owner: pg.Pool, table: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f', 'x')`,
    [table],
  )
  for (const { name } of rows) await owner.query(`alter table ${table} drop constraint ${name}`)
  await owner.query(`alter table ${table} disable trigger user`)
}

async function columnsToFill(owner: pg.Pool, table: string): Promise<{ name: string; type: string }[]> {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
        and attnotnull and (attname = 'network_id' or not atthasdef)`,
    [table],
  )
  return rows
}

function sampleOf(table: string, type: string): string {
  const value = SOME[type]
  if (value === undefined) throw new Error(`${table} has a column of type ${type}: say a value of it here`)
  return value
}
