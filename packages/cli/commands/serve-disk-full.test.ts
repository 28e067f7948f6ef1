import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { makeKeyPair } from '@maillage/server/testing/backup-desk.ts'
import { wrongFreeTime } from '@maillage/server/testing/wrong-free-time.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookAs, personNumber } from '../testing/booking-load.ts'
import { databaseWindow } from '../testing/database-window.ts'
import { type Answer, findSlots, post, type Slot } from '../testing/patient.ts'
import { limitFileSize, postgresProcesses } from '../testing/postgres-processes.ts'
import { addressOf, databaseOf, type Served, serveFrom } from '../testing/serve-process.ts'

/** A segment of the write-ahead log, which must be written for anything to work. */
const LOG_SEGMENT_BYTES = 16 * 1024 * 1024

let folder: string
let served: Served
let address: string
let reasonId: string
let slots: Slot[]
let database: ReturnType<typeof databaseWindow>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-full-'))
  served = serveFrom(join(folder, 'data'))
  address = await addressOf(served)
  ;({ reasonId, slots } = await findSlots(address))
  database = databaseWindow(() => served)
}, 90_000)

afterAll(async () => {
  await database.close()
  served.child.kill('SIGTERM')
  await served.ended
  await rm(folder, { recursive: true, force: true })
})

const pool = async () => (await database.opened()).pool
const count = async (rows: string): Promise<number> =>
  (await (await pool()).query(`select count(*)::int as n from ${rows}`)).rows[0].n
const holdPlace = (place: number, key: string) =>
  post(`${address}/api/holds`, { reasonId, ...slots[place] }, { key })

function expectFull({ status, body, retryAfter }: Answer): void {
  expect([status, body.code, retryAfter]).toEqual([503, 'database-full', '60'])
  expect(body.detail).toMatch(/^Le service ne peut rien enregistrer pour le moment\. Rien n’a été changé/)
}

const addMessages = async (count: number, letters = 1_500) =>
  (await pool()).query(`
    insert into message (id, network_id, appointment_id, kind, channel, recipient, subject, body, created_at, sent_at)
    select gen_random_uuid(), n.id, null, 'confirmation', 'email', 'personne@exemple.fr', 'Sujet', repeat('x', ${letters}), now(), now()
      from network n, generate_series(1, ${count})`)

/** Makes the table of messages larger than a segment of the log. */
async function growMessages(): Promise<void> {
  await addMessages(12_000)
  await (await pool()).query('checkpoint')
  const { rows } = await (await pool()).query(`select pg_relation_size('message')::int as bytes`)
  expect(rows[0].bytes).toBeGreaterThan(LOG_SEGMENT_BYTES)
}

/** Takes the room that the table still has, to the last few bytes. */
async function fillMessages(): Promise<void> {
  for (const [count, letters] of [
    [2_000, 100],
    [100, 100],
    [1, 1],
  ]) {
    const full = () =>
      addMessages(count ?? 1, letters).then(
        () => false,
        (error: Error) => error.message.includes('could not extend file'),
      )
    while (!(await full()));
  }
}

describe.skipIf(process.platform !== 'linux')('the disk of the database is full', () => {
  it('for a table: what needs it is refused clearly and undone, the rest works, and the same request passes later', async () => {
    await growMessages()
    const { pid } = await databaseOf(served)
    limitFileSize(postgresProcesses(pid), LOG_SEGMENT_BYTES)
    await fillMessages()
    const refused: { answer: Answer; send: () => Promise<Answer>; holdId: string }[] = []
    for (let number = 0; refused.length === 0 && number < 20; number++) {
      const held = await holdPlace(number, `hold-while-full-${number}`)
      expect(held.status).toBe(201)
      const { id, token } = held.body
      const call = { token, key: `code-while-full-${number}` }
      const send = () => post(`${address}/api/holds/${id}/code`, personNumber(number), call)
      const answer = await send()
      if (answer.status !== 200) refused.push({ answer, send, holdId: id })
    }
    const [first] = refused
    if (!first) throw new Error('the table never was full')
    expectFull(first.answer)
    expect(await count(`contact_code where appointment_id = '${first.holdId}'`)).toBe(0)
    expect(await count(`message where appointment_id = '${first.holdId}'`)).toBe(0)
    expect(await count(`idempotency_key where key like 'code-while-full%' and response is null`)).toBe(0)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)

    limitFileSize(postgresProcesses(pid), undefined)
    expect((await first.send()).status).toBe(200)
    await bookAs(personNumber(100), { address, reasonId, slot: slots[21] as Slot, pool: await pool() })
    await expect.poll(() => count('message where sent_at is null'), { timeout: 15_000 }).toBe(0)
  }, 60_000)

  it('for its log: the database stops, the server says so for as long as it lasts, and all comes back by itself', async () => {
    const { pid } = await databaseOf(served)
    const everybody = () => [served.child.pid ?? 0, ...postgresProcesses(pid)]
    limitFileSize(everybody(), 64 * 1024)
    const presses: Answer[] = []
    for (let place = 22; place < 28; place++) {
      presses.push(await holdPlace(place, `hold-without-log-${place}`))
      expect((await fetch(`${address}/healthz`)).status).toBe(200)
      await wait(1_000)
    }
    for (const { status, body, retryAfter } of presses) {
      // The last statement before it stops may still hear that the disk is full.
      expect(status).toBe(503)
      expect(['database-away', 'database-full']).toContain(body.code)
      expect(Number(retryAfter)).toBeGreaterThan(0)
    }
    limitFileSize([served.child.pid ?? 0], undefined)
    const ready = () => fetch(`${address}/readyz`).then((response) => response.status)
    await expect.poll(ready, { timeout: 30_000, interval: 200 }).toBe(200)
    for (let place = 22; place < 28; place++)
      expect((await holdPlace(place, `hold-without-log-${place}`)).status).toBe(201)
    expect(await wrongFreeTime((await database.opened()).db)).toEqual([])
    expect(
      await count(`occupation o where o.cause in ('appointment', 'hold')
        and not exists (select from appointment a where a.id = o.source_id)`),
    ).toBe(0)
  }, 90_000)

  it('for a backup: it says what is wrong in one sentence, and leaves no part of a file', async () => {
    const backups = await mkdtemp(join(folder, 'backups-'))
    const { recipient } = await makeKeyPair()
    const backUp = (limit: string) =>
      maillage(limit, 'backup', join(backups, 'one.age'), '--recipient', recipient)
    const refused = await backUp('64')
    expect(refused.said).toMatch(
      /^Le fichier \S+one\.age ne peut pas servir : il dépasse la taille permise à un fichier\.\n$/,
    )
    expect(refused.code).toBe(1)
    expect(await readdir(backups)).toEqual([])
    expect((await backUp('unlimited')).code).toBe(0)
    expect(await readdir(backups)).toEqual(['one.age'])
  }, 60_000)
})

/** A command whose files may not grow beyond so many kilobytes. */
async function maillage(limit: string, ...words: string[]): Promise<{ code: number | null; said: string }> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const child = spawn(
    'sh',
    ['-c', `ulimit -S -f ${limit}; exec "$@"`, 'sh', process.execPath, main, ...words],
    {
      env: { ...process.env, DATABASE_URL: '', MAILLAGE_DATA: served.dataFolder },
    },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { code, said }
}
