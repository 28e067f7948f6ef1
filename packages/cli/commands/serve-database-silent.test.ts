import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@maillage/server/platform/database.ts'
import { startEmbeddedPostgres } from '@maillage/server/platform/embedded-postgres.ts'
import { chooseLauncher, locateBinaries } from '@maillage/server/platform/postgres-launcher.ts'
import { launch, stopByPid } from '@maillage/server/platform/postgres-process.ts'
import { wrongFreeTime } from '@maillage/server/testing/wrong-free-time.ts'
import { afterAll, beforeAll, describe, type ExpectStatic, it } from 'vitest'
import { bookAs, personNumber } from '../testing/booking-load.ts'
import { type Answer, findSlots, post } from '../testing/patient.ts'
import { freezePostgres } from '../testing/postgres-processes.ts'
import { addressOf, databaseOf, type Served, serveFrom } from '../testing/serve-process.ts'

const AWAY_MS = 30_000
/** Ten seconds until the database is taken for silent, a little for a busy machine. */
const LONGEST_ANSWER_MS = 13_000

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-silent-'))
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Timed extends Answer {
  key: string
  place: number
  milliseconds: number
}

/** Patients who press once, one more every second, for as long as the database is away. */
async function pressWhile(
  away: Promise<unknown>,
  hold: (place: number, key: string) => Promise<Answer>,
): Promise<Timed[]> {
  let over = false
  void away.then(() => (over = true))
  const presses: Promise<Timed>[] = []
  while (!over) {
    const place = presses.length + 1
    const key = `press-number-${place}`
    const pressedAt = performance.now()
    const timed = (answer: Answer) => ({ ...answer, key, place, milliseconds: performance.now() - pressedAt })
    presses.push(hold(place, key).then(timed))
    await Promise.race([away, wait(1_000)])
  }
  return Promise.all(presses)
}

/** Each test hands its own `expect` on: the shared one does not know which of two concurrent tests asks. */
function expectClear(expect: ExpectStatic, presses: readonly Timed[]): void {
  for (const { status, body, milliseconds, retryAfter } of presses) {
    expect(milliseconds).toBeLessThan(LONGEST_ANSWER_MS)
    expect([201, 503], JSON.stringify(body)).toContain(status)
    if (status !== 503) continue
    expect(body.detail).toMatch(
      /^Le service ne répond pas pour le moment\. Essayez encore dans une minute\u202f: /,
    )
    expect(Number(retryAfter)).toBeGreaterThan(0)
  }
  expect(presses.filter(({ status }) => status === 503).length).toBeGreaterThan(20)
}

async function whenAllIsWell(
  expect: ExpectStatic,
  address: string,
  url: string,
  presses: readonly Timed[],
  held: Awaited<ReturnType<typeof findSlots>>,
) {
  const ready = () => fetch(`${address}/readyz`).then((response) => response.status)
  await expect.poll(ready, { timeout: 10_000, interval: 200 }).toBe(200)
  const database = openDatabase(url, { connections: 2 })
  try {
    for (const { place, key, status, body } of presses.slice(0, 5)) {
      const again = await post(
        `${address}/api/holds`,
        { reasonId: held.reasonId, ...held.slots[place] },
        { key },
      )
      expect(again.status).toBe(201)
      if (status === 201) expect(again.body).toEqual(body)
    }
    const slot = held.slots[0]
    if (slot) await bookAs(personNumber(1), { address, reasonId: held.reasonId, slot, pool: database.pool })
    expect(await wrongFreeTime(database.db)).toEqual([])
    const unsent = async () =>
      (await database.pool.query('select count(*)::int as n from message where sent_at is null')).rows[0].n
    await expect.poll(unsent, { timeout: 15_000 }).toBe(0)
  } finally {
    await database.close()
  }
}

describe.concurrent('the database says nothing for thirty seconds', () => {
  it('frozen where it stands: nobody waits longer than ten seconds for a clear refusal, then all is well', async ({
    expect,
  }) => {
    const served = serveFrom(join(folder, 'frozen'))
    try {
      const address = await addressOf(served)
      const found = await findSlots(address)
      const { pid, url } = await databaseOf(served)
      const goOn = freezePostgres(pid)
      const away = wait(AWAY_MS).then(goOn)
      const presses = await pressWhile(away, (place, key) =>
        post(`${address}/api/holds`, { reasonId: found.reasonId, ...found.slots[place] }, { key }),
      )
      expectClear(expect, presses)
      await whenAllIsWell(expect, address, url, presses, found)
    } finally {
      await end(served)
    }
  }, 120_000)

  it('stopped and started again elsewhere: the same', async ({ expect }) => {
    const home = join(folder, 'other-machine')
    await mkdir(home)
    const first = await startEmbeddedPostgres(home)
    const served = serveFrom(join(folder, 'server'), ['--port', '0'], {
      DATABASE_URL: first.url,
      MAILLAGE_SECRET: randomBytes(32).toString('hex'),
    })
    let pid: number | undefined
    try {
      const address = await addressOf(served)
      const found = await findSlots(address)
      await first.stop()
      const away = wait(AWAY_MS).then(async () => {
        const { postgres } = await locateBinaries()
        const cluster = join(home, 'postgres')
        const port = Number(new URL(first.url).port)
        pid = await launch(postgres, cluster, port, await chooseLauncher(cluster, postgres), home)
      })
      const presses = await pressWhile(away, (place, key) =>
        post(`${address}/api/holds`, { reasonId: found.reasonId, ...found.slots[place] }, { key }),
      )
      expectClear(expect, presses)
      await whenAllIsWell(expect, address, first.url, presses, found)
    } finally {
      await end(served)
      if (pid) await stopByPid(pid)
    }
  }, 120_000)
})

async function end(served: Served): Promise<void> {
  served.child.kill('SIGTERM')
  await served.ended
}
