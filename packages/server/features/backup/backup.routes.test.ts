import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backups } from '@maillage/contract/backup.ts'
import { Backups as BackupsSchema } from '@maillage/contract/backup.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/actor.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { createRouter, followRequests, handleErrors } from '../../platform/http.ts'
import { identifyRequests } from '../../platform/identify-requests.ts'
import { newId } from '../../platform/ids.ts'
import { silentFeed } from '../../platform/live.ts'
import { createLogger } from '../../platform/log.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { secretsFrom } from '../../platform/secrets.ts'
import { openTestDatabase } from '../../platform/test-database.ts'
import { actorAs } from '../../testing/actors.ts'
import { makeKeyPair } from '../../testing/backup-desk.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'
import { backupRoutes } from './backup.routes.ts'
import { backupTasks } from './backup.tasks.ts'

const secret = 'a secret for tests, long enough'
const passphrase = 'cinq mots pour un essai'
const clock = fixedClock('2027-01-12T02:15:00Z')
const nothing: Config['backup'] = { folder: undefined, recipient: undefined, passphrase: undefined }
let database: Awaited<ReturnType<typeof openTestDatabase>>
let networkId: string
let folder: string
let backup: Config['backup']
beforeAll(async () => {
  database = await openTestDatabase()
  ;({ networkId } = await createSmallNetwork(database.db))
  folder = await mkdtemp(join(tmpdir(), 'maillage-screens-'))
})
beforeEach(() => {
  backup = { ...nothing, folder, passphrase }
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const platform = () => ({
  db: database.fenced.of(networkId),
  clock,
  newId,
  secrets: secretsFrom(secret),
  live: silentFeed,
})
const network = { id: async () => networkId }
const tasks = () => backupTasks({ backup, url: database.url, secret, clock, platform: platform(), network })

async function ask(method: 'GET' | 'POST', path: string, actor: Actor = actorAs('administrator')) {
  const app = createRouter()
  const log = createLogger('silent')
  followRequests(app, log, createMetrics())
  handleErrors(app, log, createMetrics())
  identifyRequests(app, async () => actor)
  app.route('/', backupRoutes({ platform: platform(), network, backup }))
  const response = await app.request(path, { method })
  // biome-ignore lint/suspicious/noExplicitAny: a test reads members of many kinds of answers
  return { status: response.status, body: (await response.json()) as any }
}
const list = async (): Promise<Backups> => {
  const { status, body } = await ask('GET', '/api/backups')
  expect(status).toBe(200)
  return BackupsSchema.parse(body)
}
const waitingJobs = async () =>
  (
    await database.pool.query(
      `select t.identifier as task, j.payload from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like '%back%'`,
    )
  ).rows
const forgetJobs = () => database.pool.query('delete from graphile_worker._private_jobs')

describe('the backups, for an administrator', () => {
  it('says what is not set, and what to set', async () => {
    backup = nothing
    const { configuration, items, lastSuccess, lastFailure, state } = await list()
    expect(configuration).toEqual({
      folder: 'unset',
      key: 'unset',
      keep: { daily: 7, weekly: 4, monthly: 12 },
      everyNightAt: '02:15',
    })
    expect([items, lastSuccess, lastFailure, state]).toEqual([[], null, null, 'idle'])
    const refused = await ask('POST', '/api/backups')
    expect([refused.status, refused.body.code]).toEqual([409, 'backup-not-configured'])
    expect(refused.body.detail).toContain('MAILLAGE_BACKUP_DIR')
  })

  it('asks for one, sees it come, has it read to its end, and sees the damage of a copy', async () => {
    expect(await ask('POST', '/api/backups')).toEqual({ status: 202, body: { state: 'making' } })
    expect(await waitingJobs()).toMatchObject([{ task: 'back-up' }])
    expect((await list()).state).toBe('making')
    await forgetJobs()
    await tasks()['back-up']({})
    const { items, lastSuccess, state } = await list()
    expect([state, lastSuccess]).toEqual(['idle', '2027-01-12T02:15:00.000Z'])
    const [made] = items
    expect(made).toMatchObject({
      madeAt: '2027-01-12T02:15:00.000Z',
      sealedFor: 'passphrase',
      verifiable: true,
      verification: null,
    })
    expect(made?.bytes).toBe((await readFile(join(folder, made?.name ?? ''))).length)

    const name = made?.name ?? ''
    const path = `/api/backups/${name}/verify`
    expect(await ask('POST', path)).toEqual({ status: 202, body: { state: 'verifying' } })
    expect(await waitingJobs()).toMatchObject([{ task: 'verify-backup', payload: { name } }])
    expect((await list()).state).toBe('verifying')
    await forgetJobs()
    await tasks()['verify-backup']({ name })
    expect((await list()).items[0]?.verification).toEqual({ at: '2027-01-12T02:15:00.000Z', whole: true })

    const damaged = name.replace('T02', 'T01')
    const bytes = await readFile(join(folder, name))
    await writeFile(join(folder, damaged), bytes.subarray(0, bytes.length - 20))
    await tasks()['verify-backup']({ name: damaged })
    const after = await list()
    expect(after.items.map(({ verification }) => verification?.whole)).toEqual([true, false])
    expect(after.lastFailure?.sentence.fr).toContain('tronquée')
    await rm(join(folder, damaged))
  }, 60_000)

  it('says why the last one failed, and never where the files lie', async () => {
    backup = { ...backup, folder: join(folder, 'gone') }
    await expect(tasks()['back-up']({})).rejects.toThrow('cannot be used')
    const { configuration, lastFailure } = await list()
    expect(configuration.folder).toBe('missing')
    await forgetJobs()
    const refused = await ask('POST', '/api/backups')
    expect([refused.status, refused.body.code]).toEqual([409, 'backup-folder-missing'])
    expect(refused.body.detail).toContain('MAILLAGE_BACKUP_DIR')
    expect(refused.body.detail).not.toContain(folder)
    expect(await waitingJobs()).toEqual([])
    expect(lastFailure?.sentence.fr).toContain('n’existe pas')
    expect(JSON.stringify([lastFailure, await list()])).not.toContain(folder)
  })

  it('is told where to verify what only a private key opens', async () => {
    const keys = await makeKeyPair()
    backup = { ...nothing, folder, recipient: keys.recipient }
    clock.advance(1)
    await tasks()['back-up']({})
    const [made] = (await list()).items
    expect(made).toMatchObject({ sealedFor: 'key', verifiable: false })
    const refused = await ask('POST', `/api/backups/${made?.name}/verify`)
    expect([refused.status, refused.body.code]).toEqual([409, 'backup-key-elsewhere'])
    expect(refused.body.detail).not.toContain(folder)
  })

  it.each([
    'maillage-other-20270112T021500Z.age',
    'maillage-..-20270112T021500Z.age',
    '..%2F..%2Fetc%2Fpasswd',
  ])('finds nothing by the name %s', async (name) => {
    const { status } = await ask('POST', `/api/backups/${name}/verify`)
    expect([400, 404]).toContain(status)
  })

  it.each(['secretary', 'centre-manager', 'auditor', 'patient'] as const)(
    'is closed to a %s',
    async (role) => {
      for (const [method, path] of [
        ['GET', '/api/backups'],
        ['POST', '/api/backups'],
        ['POST', '/api/backups/maillage-other-20270112T021500Z.age/verify'],
      ] as const)
        expect((await ask(method, path, actorAs(role))).status).toBe(403)
      expect((await ask('GET', '/api/backups', { kind: 'public' })).status).toBe(401)
    },
  )
})
