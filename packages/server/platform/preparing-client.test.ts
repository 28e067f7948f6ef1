import type { EventEmitter } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PreparingClient, THEN_COMMIT } from './preparing-client.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

const INSERT = 'insert into note (id) values ($1)'
const INSERT_LAST = `${INSERT} ${THEN_COMMIT}`

let database: TestDatabase
let client: PreparingClient

beforeAll(async () => {
  database = await openTestDatabase()
  await database.pool.query(
    'create table note (id int primary key, again int unique deferrable initially deferred)',
  )
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query('truncate note')
  client = new PreparingClient({ connectionString: database.url })
  await client.connect()
})
afterEach(() => client.end())

/** What other connections see. */
const seen = async () =>
  (await database.pool.query('select id from note order by id')).rows.map((row) => row.id)

/** How often PostgreSQL was asked, and answered. */
async function roundTrips(work: () => Promise<unknown>): Promise<number> {
  const { connection } = client as unknown as { connection: EventEmitter }
  let count = 0
  const add = () => count++
  connection.on('readyForQuery', add)
  await work()
  connection.off('readyForQuery', add)
  return count
}

/** As Kysely asks for it. */
async function transaction(...statements: [string, ...unknown[]][]): Promise<void> {
  await client.query('begin', [])
  try {
    for (const [text, ...values] of statements) await client.query(text, values)
    await client.query('commit', [])
  } catch (error) {
    await client.query('rollback', [])
    throw error
  }
}

// The first transaction of a connection prepares what the next ones take along: each behaviour is tried in both.
describe.each([
  ['the first transaction of a connection', false],
  ['a transaction on a connection that had one', true],
])('%s', (_which, warm) => {
  beforeEach(async () => {
    if (warm) await transaction(['select $1::int', 1])
  })

  it('is whole once it is committed, and nothing of it is seen before', async () => {
    await client.query('begin', [])
    await client.query(INSERT, [1])
    await client.query(INSERT, [2])
    expect(await seen()).toEqual([])
    await client.query('commit', [])
    expect(await seen()).toEqual([1, 2])
  })

  it('leaves nothing when it is rolled back, or when a statement fails, be it the first or the last', async () => {
    await client.query('begin', [])
    await client.query(INSERT, [1])
    await client.query('rollback', [])
    for (const statements of [
      [['insert into note (id) values ($1::int / 0)', 1]],
      [
        [INSERT, 1],
        [INSERT_LAST, 1],
      ],
      [['no statement $1', 1]],
      [
        [INSERT, 1],
        [`no statement $1 ${THEN_COMMIT}`, 1],
      ],
    ] as [string, number][][])
      await expect(transaction(...statements)).rejects.toThrow()
    expect(await seen()).toEqual([])
    await transaction([INSERT, 3])
    expect(await seen()).toEqual([3])
  })

  it('gives the answer of each statement, and no other', async () => {
    await client.query('begin', [])
    const { rows, rowCount } = await client.query('select $1::int as n union all select 2', [1])
    const last = await client.query(`insert into note (id) values ($1) returning id ${THEN_COMMIT}`, [4])
    await client.query('commit', [])
    expect([rows, rowCount, last.rows, last.command]).toEqual([
      [{ n: 1 }, { n: 2 }],
      2,
      [{ id: 4 }],
      'INSERT',
    ])
  })

  it('fails with its last statement when it is the commit that fails', async () => {
    const again = `insert into note (id, again) values ($1, 1) ${THEN_COMMIT}`
    await transaction([again, 1])
    await expect(transaction([again, 2])).rejects.toMatchObject({ code: '23505' })
    expect(await seen()).toEqual([1])
  })

  it('holds statements of every form', async () => {
    await client.query('begin', [])
    await client.query('insert into note (id) values (1)')
    await client.query({ text: INSERT, values: [2] })
    await new Promise((resolve) => client.query(INSERT, [3], resolve))
    await client.query('insert into note (id) values (4)', [])
    expect(await seen()).toEqual([])
    await client.query('commit', [])
    expect(await seen()).toEqual([1, 2, 3, 4])
  })

  it('without a statement is none', async () => {
    expect(await roundTrips(() => transaction())).toBe(0)
    await client.query(INSERT, [1])
    expect(await seen()).toEqual([1])
  })
})

describe('a connection that had a transaction', () => {
  beforeEach(() => transaction(['select $1::int', 1]))

  it('asks once for a transaction of one statement that says it is the last, twice for one that does not', async () => {
    expect(await roundTrips(() => transaction([INSERT_LAST, 1]))).toBe(1)
    expect(await roundTrips(() => transaction([INSERT, 2]))).toBe(2)
    expect(await roundTrips(() => transaction([INSERT, 3], [INSERT_LAST, 4]))).toBe(2)
    expect(await seen()).toEqual([1, 2, 3, 4])
  })

  it('has committed when the last statement is answered, before it is asked to', async () => {
    await client.query('begin', [])
    await client.query(INSERT_LAST, [1])
    expect(await seen()).toEqual([1])
    await client.query('commit', [])
    await transaction([INSERT, 2])
    expect(await seen()).toEqual([1, 2])
  })

  it('does nothing more for such a statement outside a transaction', async () => {
    await client.query(INSERT_LAST, [1])
    expect(await seen()).toEqual([1])
    await transaction([INSERT, 2])
    expect(await seen()).toEqual([1, 2])
  })
})
