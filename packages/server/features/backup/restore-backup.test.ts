import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { communeIndex } from '../territory/territory-data.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  contentOf,
  openByGivenAccount,
  openEmptyDatabase,
  sameAppOn,
  takePlace,
} from '../../testing/backup-desk.ts'
import { signInAs } from '../../testing/sign-in-as.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { wrongFreeTime } from '../../testing/wrong-free-time.ts'
import type { FencedDatabase } from '../../platform/fence.ts'
import { startJobs } from '../../platform/jobs.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { jobRunners } from '../../server-jobs.ts'
import { connect } from './backup.queries.ts'
import { beginSnapshot, dumpDatabase, readHeader } from './dump-database.ts'
import { openBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeSealed } from './sealed-file.ts'

const key = { passphrase: 'cheval agrafe pile correcte', workFactor: 8 }

let folder: string
let app: TestApp
let restored: Awaited<ReturnType<typeof openEmptyDatabase>>
let served: FencedDatabase
let reasonId: string
let link: string
/** Of a session that the backup holds. */
let secretary: Record<string, string>
let contentAtSnapshot: Record<string, string>
let answersBefore: unknown[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-backup-'))
  app = await createTestApp({ scenario: 'gers', now: '2027-01-12T10:42:00+01:00' })
  restored = await openEmptyDatabase()
  const network = (await (await app.request('/api/network')).json()) as {
    reasons: { id: string; code: string }[]
  }
  reasonId = network.reasons.find((reason) => reason.code === 'adult')?.id ?? network.reasons[0]?.id ?? ''
  for (let number = 0; number < 3; number++)
    link = (await takePlace(app.request, app.db, { reasonId, confirm: true, number })).link ?? link
  await takePlace(app.request, app.db, { reasonId, confirm: false, number: 3 })
  await lockOneJob()
  secretary = await signInAs(app, ['secretary'])
  answersBefore = await answers(app.request)
  contentAtSnapshot = await backUpWhileBookingsGoOn(join(folder, 'gers.age'))
  await restoreBackup(restored.url, await openBackup(join(folder, 'gers.age'), key), async () => undefined)
  served = await openByGivenAccount(restored.url)
})

afterAll(async () => {
  await served.close()
  await restored.close()
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

/** As a worker does that is at work when the backup is made. */
async function lockOneJob(): Promise<void> {
  const source = await connect(app.databaseUrl, 'worker')
  await source.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker'
    where id = (select max(id) from graphile_worker._private_jobs)`)
  await source.end()
}

/** The content of the snapshot, which another connection shares. */
async function backUpWhileBookingsGoOn(file: string): Promise<Record<string, string>> {
  const client = await connect(app.databaseUrl, 'test of backup')
  const witness = await connect(app.databaseUrl, 'witness')
  await beginSnapshot(client)
  const { rows } = await client.query('select pg_export_snapshot() as id')
  await beginSnapshot(witness)
  await witness.query(`set transaction snapshot '${rows[0].id}'`)
  const header = await readHeader(client, { madeAt: '2027-01-12T09:42:00Z', secret: null })
  const text = async function* () {
    let booked = 0
    for await (const piece of dumpDatabase(client, header)) {
      if (piece.toString('latin1', 0, 9) === '{"table":' && booked < 4) {
        await takePlace(app.request, app.db, { reasonId, confirm: true, number: 4 + booked })
        booked += 1
      }
      yield piece
    }
  }
  await writeSealed(file, key, text())
  const content = await contentOf(witness)
  await Promise.all([client.end(), witness.end()])
  return content
}

async function answers(ask: TestApp['request']): Promise<unknown[]> {
  const request = (path: string, init: RequestInit = {}) =>
    ask(path, { ...init, headers: { 'content-type': 'application/json', ...secretary } })
  const post = (path: string, body: unknown) =>
    request(path, {
      method: 'POST',
      body: JSON.stringify(body),
    })
  const responses = await Promise.all([
    request('/api/network'),
    request('/api/office/day?date=2027-01-12'),
    request('/api/office/day?date=2027-01-14'),
    request('/api/office/month?month=2027-02'),
    request('/api/office/next-open-day?after=2027-01-15'),
    request('/api/dev/messages'),
    request(`/api/links/${link}`),
    request(`/api/links/${link}/calendar.ics`),
    post('/api/slots/search', { reasonId, communeCode: '32132', days: 30, limit: 50 }),
    post('/api/office/patients/search', { query: '040358' }),
    post('/api/office/first-slots', { reasonId }),
  ])
  return Promise.all(
    responses.map(async (response) => [
      response.status,
      response.headers.get('content-type'),
      await response.text(),
    ]),
  )
}

const count = async (on: pg.Pool | pg.Client, rows: string): Promise<number> =>
  (await on.query(`select count(*)::int as count from ${rows}`)).rows[0].count

describe('a backup made while bookings go on, restored by an account without rights of administration', () => {
  it('holds every row of every table as it was at one instant, the jobs that wait included', async () => {
    expect(await contentOf(restored.pool)).toEqual(contentAtSnapshot)
    const bookedNow = await app.db.selectFrom('message').select('id').execute()
    expect(bookedNow.length).toBeGreaterThan(await count(restored.pool, 'message'))
    expect(Object.keys(contentAtSnapshot)).toEqual(
      expect.arrayContaining(['public.audit', 'public.migration', 'graphile_worker._private_jobs']),
    )
  })

  it('answers every screen as the backed up server did', async () => {
    const restoredAnswers = await answers(sameAppOn(app, served))
    expect(restoredAnswers.map((answer) => (answer as [number])[0])).toEqual(answersBefore.map(() => 200))
    expect(restoredAnswers).toEqual(answersBefore)
    expect(await wrongFreeTime(restored.db)).toEqual([])
  })

  it('guards its rows as before: no trigger stays off', async () => {
    await expect(restored.pool.query('delete from audit')).rejects.toThrow('append-only')
    expect(await count(restored.pool, "pg_trigger where tgenabled <> 'O'")).toBe(0)
  })

  it('books, with new numbers for its traces, and runs the jobs that waited', async () => {
    const last = await restored.pool.query('select max(id) as id from audit')
    await takePlace(sameAppOn(app, served), restored.db, { reasonId, confirm: true, number: 9 })
    const next = await restored.pool.query('select min(id) as id from audit where id > $1', [last.rows[0].id])
    expect(next.rows[0].id).toBeGreaterThan(last.rows[0].id)

    const unsent = await count(restored.pool, 'message where sent_at is null')
    expect(unsent).toBeGreaterThan(4)
    const sent: string[] = []
    const courier = { deliver: async ({ id }: { id: string }) => void sent.push(id) }
    const { platform, network, log } = app.deps
    const backup = {
      url: restored.url,
      secret: '',
      backup: { folder: undefined, recipient: undefined, passphrase: undefined },
    }
    const index = await communeIndex()
    const ground = { index, travelTime: createTravelEstimate(index) }
    const runners = jobRunners({
      database: served,
      platform,
      courier,
      network,
      ground,
      backup,
      erasureFolders: [],
    })
    const jobs = await startJobs(served.pool, runners, log, createMetrics())
    try {
      await expect
        .poll(() => count(restored.pool, 'message where sent_at is null'), { timeout: 10_000 })
        .toBe(0)
      expect(sent.length).toBe(unsent)
      expect(await count(restored.pool, "appointment where status = 'held'")).toBe(1)
      app.clock.advance(60)
      await restored.pool.query('update graphile_worker._private_jobs set run_at = now()')
      const held = () => count(restored.pool, "appointment where status = 'held'")
      await expect.poll(held, { timeout: 10_000 }).toBe(0)
    } finally {
      await jobs.stop()
    }
  })
})
