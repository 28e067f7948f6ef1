import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Call, defineAction, type Platform, runAction } from './action.ts'
import { fixedClock } from './clock.ts'
import { newId } from './ids.ts'
import { silentFeed } from './live.ts'
import { Refusal } from './refusal.ts'
import { secretsFrom } from './secrets.ts'
import { openTestDatabase } from './test-database.ts'
import { AT_THE_DESK, FOR_ALL } from '@maillage/core/access/families.ts'
import { actorAs } from '../testing/actors.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
let platform: Platform
const networkId = '018f0000-0000-7000-8000-000000000001'
const call: Call = { actor: { kind: 'public' }, language: 'fr' }
const sentence = { fr: 'Non.', en: 'No.' }

beforeAll(async () => {
  database = await openTestDatabase()
  platform = {
    db: database.fenced.of(networkId),
    clock: fixedClock('2027-03-28T00:30:00Z'),
    newId,
    secrets: secretsFrom('a secret for tests, long enough'),
    live: silentFeed,
  }
})
afterAll(() => database.close())
beforeEach(() => sql`delete from idempotency_key`.execute(database.db))

async function traces(action: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit where action = ${action}`.execute(
    database.db,
  )
  return rows[0]?.n ?? 0
}

function traced(name: string, then: () => unknown = () => 'done') {
  return defineAction({
    name,
    access: FOR_ALL,
    run: async (context, _input: unknown) => {
      context.audit({ action: name, networkId, subjectType: 'network', subjectId: networkId })
      return then() as never
    },
  })
}

describe('an action', () => {
  test('is closed to who is not signed in, and to roles that do not open it', async () => {
    const action = defineAction({ name: 'closed', access: AT_THE_DESK, run: async () => 1 })
    await expect(runAction(platform, action, call, {})).rejects.toMatchObject({
      kind: 'sign-in-needed',
      status: 401,
    })
    const planner = { ...call, actor: actorAs('planner') }
    await expect(runAction(platform, action, planner, {})).rejects.toMatchObject({
      kind: 'forbidden',
      status: 403,
    })
  })

  test('compares its target with the roles of the actor', async () => {
    const action = defineAction({
      name: 'compared',
      access: AT_THE_DESK,
      run: async ({ permit }, input: { siteId: string }) => permit(input),
    })
    const here = { ...call, actor: actorAs('secretary', { siteIds: [networkId] }) }
    expect(await runAction(platform, action, here, { siteId: networkId })).toBeUndefined()
    await expect(runAction(platform, action, here, { siteId: newId() })).rejects.toMatchObject({
      kind: 'not-yours',
      status: 403,
    })
  })

  test('that forgets to compare its target is undone', async () => {
    const action = defineAction({
      name: 'forgetful',
      access: AT_THE_DESK,
      run: async (context) =>
        context.audit({ action: 'forgetful', networkId, subjectType: 'network', subjectId: networkId }),
    })
    const secretary = { ...call, actor: actorAs('secretary') }
    await expect(runAction(platform, action, secretary, {})).rejects.toThrow('without comparing its target')
    expect(await traces('forgetful')).toBe(0)
  })

  test('that throws a refusal leaves nothing behind', async () => {
    const action = traced('thrown', () => {
      throw new Refusal('no', 409, sentence)
    })
    await expect(runAction(platform, action, call, {})).rejects.toMatchObject({ kind: 'no' })
    expect(await traces('thrown')).toBe(0)
  })

  test('that returns a refusal keeps what it wrote, and refuses', async () => {
    await expect(
      runAction(
        platform,
        traced('returned', () => new Refusal('no', 409, sentence)),
        call,
        {},
      ),
    ).rejects.toMatchObject({ kind: 'no' })
    expect(await traces('returned')).toBe(1)
  })

  test('with a key, run again, gives the first answer and does nothing more', async () => {
    const keyed = { ...call, idempotencyKey: 'a-key-of-a-client' }
    let runs = 0
    const action = traced('keyed', () => ({ run: ++runs }))
    expect(await runAction(platform, action, keyed, { a: 1 })).toEqual({ run: 1 })
    expect(await runAction(platform, action, keyed, { a: 1 })).toEqual({ run: 1 })
    expect(await traces('keyed')).toBe(1)
  })

  test('with a key, sent eight times at once, runs once', async () => {
    const keyed = { ...call, idempotencyKey: 'eight-times-at-once' }
    const action = traced('at-once', () => ({ id: newId() }))
    const answers = await Promise.all(Array.from({ length: 8 }, () => runAction(platform, action, keyed, {})))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await traces('at-once')).toBe(1)
  })

  test('with a key, run again from another network, gives the first answer', async () => {
    const keyed = { ...call, idempotencyKey: 'the-telephone-left-the-house', address: '192.0.2.1' }
    const action = defineAction({ name: 'roaming', access: FOR_ALL, run: async ({ address }) => address })
    expect(await runAction(platform, action, keyed, {})).toBe('192.0.2.1')
    expect(await runAction(platform, action, { ...keyed, address: '198.51.100.7' }, {})).toBe('192.0.2.1')
  })

  test('with a key used for another request, or by another actor, is refused', async () => {
    const keyed = { ...call, idempotencyKey: 'a-key-used-twice' }
    const action = traced('twice')
    await runAction(platform, action, keyed, { a: 1 })
    await expect(runAction(platform, action, keyed, { a: 2 })).rejects.toMatchObject({
      kind: 'idempotency-mismatch',
    })
    await expect(
      runAction(platform, action, { ...keyed, actor: actorAs('secretary') }, { a: 1 }),
    ).rejects.toMatchObject({ kind: 'idempotency-mismatch' })
  })

  test('with a key, is not answered again once the actor has other roles', async () => {
    const secretary = actorAs('secretary', { siteIds: [networkId] })
    const keyed = { ...call, idempotencyKey: 'a-role-that-changed', actor: secretary }
    const action = traced('of-a-role', () => ({ name: 'Exemple' }))
    await runAction(platform, action, keyed, {})
    expect(await runAction(platform, action, keyed, {})).toEqual({ name: 'Exemple' })
    const elsewhere = actorAs('secretary', { siteIds: [newId()] })
    await expect(runAction(platform, action, { ...keyed, actor: elsewhere }, {})).rejects.toMatchObject({
      kind: 'idempotency-mismatch',
    })
  })

  test('with a key, is answered again for ten minutes to who is signed in, for a day to a patient without account', async () => {
    const clock = fixedClock('2027-03-28T00:30:00Z')
    const later = { ...platform, clock }
    const action = traced('of-the-past', () => 'done')
    const publicly = { ...call, idempotencyKey: 'a-day-of-a-patient' }
    const signedIn = { ...call, idempotencyKey: 'ten-minutes-of-a-desk', actor: actorAs('secretary') }
    for (const one of [publicly, signedIn]) await runAction(later, action, one, {})
    clock.advance(10)
    expect(await runAction(later, action, signedIn, {})).toBe('done')
    clock.advance(1)
    await expect(runAction(later, action, signedIn, {})).rejects.toMatchObject({
      kind: 'idempotency-mismatch',
    })
    expect(await runAction(later, action, publicly, {})).toBe('done')
    expect(await traces('of-the-past')).toBe(2)
  })

  test('a refusal does not use the key up: the next try runs', async () => {
    const keyed = { ...call, idempotencyKey: 'refused-then-done' }
    let tries = 0
    const action = traced('retried', () => {
      if (++tries === 1) throw new Refusal('no', 409, sentence)
      return 'done'
    })
    await expect(runAction(platform, action, keyed, {})).rejects.toMatchObject({ kind: 'no' })
    expect(await runAction(platform, action, keyed, {})).toBe('done')
  })

  test('after a serialization failure is tried again, and its answer was really written', async () => {
    let tries = 0
    const action = traced('serialized', () => {
      if (++tries < 3) throw Object.assign(new Error('could not serialize access'), { code: '40001' })
      return 'done'
    })
    expect(await runAction(platform, action, call, {})).toBe('done')
    expect(await traces('serialized')).toBe(1)
  })

  test('when the database is away refuses with 503 and a sentence', async () => {
    const action = traced('away', () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    })
    await expect(runAction(platform, action, call, {})).rejects.toMatchObject({
      kind: 'database-away',
      status: 503,
    })
  })
})
