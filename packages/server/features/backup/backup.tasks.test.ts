import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { silentFeed } from '../../platform/live.ts'
import { secretsFrom } from '../../platform/secrets.ts'
import { openTestDatabase } from '../../platform/test-database.ts'
import { makeKeyPair } from '../../testing/backup-desk.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'
import { backupTasks } from './backup.tasks.ts'
import { verifyBackup } from './read-backup.ts'

const secret = 'a secret for tests, long enough'
const clock = fixedClock('2027-01-12T02:15:00Z')
let database: Awaited<ReturnType<typeof openTestDatabase>>
let folder: string
let networkId: string
let keys: Awaited<ReturnType<typeof makeKeyPair>>
beforeAll(async () => {
  database = await openTestDatabase()
  keys = await makeKeyPair()
  folder = await mkdtemp(join(tmpdir(), 'maillage-nightly-'))
  ;({ networkId } = await createSmallNetwork(database.db))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const tasks = (backup: { folder?: string; recipient?: string; passphrase?: string }) =>
  backupTasks({
    backup: { folder: undefined, recipient: undefined, passphrase: undefined, ...backup },
    url: database.url,
    secret,
    clock,
    platform: {
      db: database.fenced.of(networkId),
      clock,
      newId,
      secrets: secretsFrom(secret),
      live: silentFeed,
    },
    network: { id: async () => networkId },
  })

const noted = async () =>
  (
    await database.db
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'note-backup')
      .orderBy('id')
      .execute()
  ).map(({ detail }) => detail)

describe('the backup of every night', () => {
  it('writes a whole backup, with the secret, and removes the one that no rule keeps', async () => {
    const { slug } = await database.db.selectFrom('network').select('slug').executeTakeFirstOrThrow()
    const kept = ['06', '07', '08', '09', '10', '11'].map(
      (day) => `maillage-${slug}-202701${day}T021500Z.age`,
    )
    for (const name of [
      ...kept,
      `maillage-${slug}-20270101T021500Z.age`,
      `maillage-${slug}-20270101T011500Z.age`,
    ])
      await writeFile(join(folder, name), '')
    await tasks({ folder, recipient: keys.recipient })['back-up']({})
    const made = `maillage-${slug}-20270112T021500Z.age`
    expect(await readdir(folder)).toEqual([`maillage-${slug}-20270101T021500Z.age`, ...kept, made])
    const { header } = await verifyBackup(join(folder, made), { identities: [keys.identity] })
    expect(header).toMatchObject({ secret, madeAt: '2027-01-12T02:15:00Z', network: slug })
    expect(await noted()).toEqual([{ work: 'making', name: made, failure: null }])
  })

  it('fails as a job, and says why, when the folder is not there', async () => {
    const failed = tasks({ folder: join(folder, 'absent'), recipient: keys.recipient })['back-up']({})
    await expect(failed).rejects.toThrow('cannot be used')
    const failure = { kind: 'backup-file-unusable', fault: 'ENOENT' }
    expect((await noted()).at(-1)).toEqual({ work: 'making', name: '', failure })
  })

  it('is nothing where no folder is named, and no start where a folder has no key that can serve', async () => {
    await tasks({})['back-up']({})
    expect(() => tasks({ folder })).toThrow('demande une clé')
    expect(() => tasks({ folder, passphrase: 'court' })).toThrow('weak-passphrase')
    expect(() => tasks({ folder, recipient: 'age1notakey' })).toThrow('bad-recipient')
  })
})
