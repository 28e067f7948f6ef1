import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../platform/test-database.ts'
import { createSmallNetwork, type SmallNetwork } from '../../testing/small-network.ts'
import { findPatients } from './find-patients.ts'

let database: TestDatabase
let [ours, theirs] = [] as unknown as SmallNetwork[] as [SmallNetwork, SmallNetwork]

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await createSmallNetwork(database.db, '2027-01-01T00:00:00Z')
  theirs = await createSmallNetwork(database.db, '2027-01-02T00:00:00Z')
  for (const network of [ours, theirs])
    await network.addPatient({
      birthName: 'Exemple',
      givenNames: 'Jeanne',
      nameKey: 'exemple|jeanne',
      phone: '+33639980001',
    })
})
afterAll(() => database.close())

const find = (network: SmallNetwork, query: string) =>
  findPatients(database.fenced.of(network.networkId), {
    networkId: network.networkId,
    query,
    limit: 10,
    now: Temporal.Instant.from('2027-01-11T08:00:00Z'),
  })

describe('the search of patients', () => {
  it.each(['exempl', 'jeanne exemple', 'ex jea', 'exemble jeane', '06 39 98 00 01', '0639'])(
    'finds those of its network by %s',
    async (query) => {
      expect(await find(ours, query)).toHaveLength(1)
    },
  )

  it.each(['personne', '06 39 98 00 02', 'ex%l', 'exemple\\'])('takes %s as it is written', async (query) => {
    expect((await find(ours, query)).length).toBe(query.startsWith('exemple') ? 1 : 0)
  })

  it.each([
    `patients_whose_name_holds('')`,
    `patients_whose_name_resembles('exemple jeanne')`,
    `patients_with_phone('{+}')`,
  ])('gives nobody of another network, asked by hand: %s', async (call) => {
    const client = await database.fenced.pool.connect()
    try {
      for (const network of [ours, theirs]) {
        await client.query(`select set_config('maillage.network', $1, false)`, [
          database.fenced.passTo(network.networkId),
        ])
        const { rows } = await client.query(
          `select network_id from ${call} as id join patient using (id) union all select null from ${call} as id where id not in (select id from patient)`,
        )
        expect(rows).toEqual(
          [...new Set(rows.map((row) => row.network_id))].map(() => ({ network_id: network.networkId })),
        )
        expect(rows.length).toBe(1)
      }
      const guess = `select patients_whose_name_holds('ex_mple') union all select patients_whose_name_holds('ex%ple')`
      expect((await client.query(guess)).rows).toEqual([])
      for (const hostile of ['\\', '%\\', '_', '('])
        await client.query(
          `select ${call.replace(/\(.*\)/, call.includes('phone') ? '(array[$1])' : '($1)')}`,
          [hostile],
        )
    } finally {
      client.release(true)
    }
  })
})
