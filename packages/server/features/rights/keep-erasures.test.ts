import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addKnownPerson, type KnownPerson, MARKS, rowsWith } from '../../testing/known-person.ts'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'
import { createCourier } from '../../platform/mail.ts'
import { keepErasures } from './keep-erasures.ts'
import { rightsTasks } from './rights.tasks.ts'

let desk: RightsDesk
let person: KnownPerson
let data: string
let backups: string

beforeEach(async () => {
  desk = await openRightsDesk('2027-01-12T08:00:00Z')
  person = await addKnownPerson(desk)
  desk.as(await desk.addAccount({ name: 'Anne Administre', role: 'administrator' }))
  data = await mkdtemp(join(tmpdir(), 'maillage-erasures-'))
  backups = await mkdtemp(join(tmpdir(), 'maillage-erasures-'))
})
afterEach(async () => {
  await desk.close()
  for (const folder of [data, backups]) await rm(folder, { recursive: true, force: true })
})

const keep = (folders = [data, backups]) =>
  keepErasures({ platform: desk.platform, network: { id: async () => desk.facts.networkId }, folders })
const erase = async () => {
  await person.ask('erasure')
  return desk.post(`/api/rights/patients/${person.patientId}/erasure`, { cancelFuture: true })
}

/** As a backup of before would: the person is there again, and the database knows of no erasure. */
async function bringBack(): Promise<void> {
  await sql`delete from erasure`.execute(desk.db)
  await sql`insert into patient (id, network_id, birth_name, given_names, birth_date, name_key, phone, created_at)
    values (${person.patientId}, ${desk.facts.networkId}, 'Quillebœuf', 'Zéphyrine', '1961-07-08', 'back', '+33611223344', '2026-01-01')
    on conflict (id) do update set phone = excluded.phone, restricted_at = null`.execute(desk.db)
}

describe('text messages that no gateway took', () => {
  const texts = async () => (await readdir(join(data, 'sms'))).sort()
  const send = (id: string, recipient: string) =>
    createCourier({
      dataFolder: data,
      smtpUrl: undefined,
      smtpFrom: 'rdv@exemple.fr',
      production: false,
    }).deliver({
      id,
      channel: 'sms',
      recipient,
      subject: '',
      body: 'Votre code',
      attachment: null,
    })
  const run = (payload: { numbers?: string[] }) =>
    rightsTasks({
      platform: desk.platform,
      network: { id: async () => desk.facts.networkId },
      folders: [data, backups],
    })['keep-erasures'](payload)

  it('leave with the person to whose number they are; the job names no number', async () => {
    await send('theirs', '+33611223344')
    await send('of-another', '+33639980001')
    await writeFile(join(data, 'sms', 'not-ours.json'), 'x')
    await erase()
    const { rows } = await sql<{ payload: { numbers: string[] } }>`
      select payload from graphile_worker._private_jobs where payload::jsonb ? 'numbers'`.execute(desk.db)
    expect(JSON.stringify(rows)).not.toContain('611223344')
    for (const { payload } of rows) await run(payload)
    expect(await texts()).toEqual(['not-ours.json', 'of-another.json'])
  })

  it('leave after a day, by the job of every start and night', async () => {
    await send('old', '+33639980001')
    await send('new', '+33639980001')
    const yesterday = Date.now() / 1000 - 25 * 3600
    await utimes(join(data, 'sms', 'old.json'), yesterday, yesterday)
    await run({})
    expect(await texts()).toEqual(['new.json'])
  })
})

describe('the journal of erasures', () => {
  it('lies beside the database and its backups, names nobody, and is read by its owner only', async () => {
    await erase()
    await keep()
    for (const folder of [data, backups]) {
      const file = join(folder, 'erasures.jsonl')
      expect(await readFile(file, 'utf8')).toBe(
        `${JSON.stringify({ networkId: desk.facts.networkId, patientId: person.patientId, mode: 'erase', erasedAt: '2027-01-12T08:00:00.000Z' })}\n`,
      )
      expect((await stat(file)).mode & 0o077).toBe(0)
    }
  })

  it('is no file at all while nobody was erased', async () => {
    await keep()
    expect(await readdir(data)).toEqual([])
  })

  it('erases again whoever came back with an older backup, once', async () => {
    await erase()
    await keep()
    await bringBack()
    expect(await keep([backups])).toBe(1)
    expect(await rowsWith(desk, MARKS)).toEqual([])
    expect(await keep()).toBe(0)
  })

  it('takes contacts away again from whoever the law lets nobody erase, and leaves them once they come anew', async () => {
    await person.appoint('fulfilled', '2026-12-01T09:00:00Z')
    await erase()
    await keep()
    await bringBack()
    expect(await keep()).toBe(1)
    expect(await rowsWith(desk, ['33611223344'])).toEqual([])
    await sql`update patient set phone = '+33611223344' where id = ${person.patientId}`.execute(desk.db)
    expect(await keep()).toBe(0)
    expect(await rowsWith(desk, ['33611223344'])).toHaveLength(1)
  })

  it('keeps the lines of other networks, and leaves out a line cut short', async () => {
    const other = {
      networkId: '0198f000-0000-7000-8000-000000000001',
      patientId: '0198f000-0000-7000-8000-000000000002',
      mode: 'erase',
      erasedAt: '2027-01-01T00:00:00.000Z',
    }
    await writeFile(join(data, 'erasures.jsonl'), `${JSON.stringify(other)}\n{"networkId":"0198`)
    await erase()
    await keep()
    const lines = (await readFile(join(backups, 'erasures.jsonl'), 'utf8')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).patientId)).toEqual([other.patientId, person.patientId])
  })
})
