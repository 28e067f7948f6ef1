import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type BenchResult, timingOf } from '../frame.ts'
import { commandOf, descendants, residentMiB, sharedOutMiB } from './memory.ts'

const RUNS = 3
const PATIENCE_MS = 120_000
/** What the start still does once the first page is out (first rounds of jobs, garbage) has settled by then. */
const SETTLING_MS = 3_000
const root = fileURLToPath(new URL('../..', import.meta.url))

interface Start {
  firstPageMs: number
  serverMiB: number
  postgresMiB: number
}

/** `npm start` on an installed clone, on no data and then again on the data that it made: seconds to the first page, memory. */
export async function run(): Promise<BenchResult> {
  const webBuild = await buildWebIfStale()
  const first: Start[] = []
  const second: Start[] = []
  for (let count = 0; count < RUNS; count += 1) {
    const data = await mkdtemp(join(tmpdir(), 'maillage-bench-start-'))
    try {
      first.push(await startOnce(data))
      second.push(await startOnce(data))
    } finally {
      await rm(data, { recursive: true, force: true })
    }
  }
  const firstPage = timingOf(first.map((start) => start.firstPageMs))
  const server = median(first, 'serverMiB')
  return {
    name: 'start',
    workload: {
      command: 'scripts/start.mjs, which npm start runs',
      scenario: 'gers',
      data: 'an empty folder, then the same again',
      'web application': webBuild,
    },
    timings: {
      'first page, no data yet': firstPage,
      'first page, second start': timingOf(second.map((start) => start.firstPageMs)),
    },
    figures: {
      'server after the scenario was loaded, resident MiB': server,
      'PostgreSQL beside it, MiB': median(first, 'postgresMiB'),
      'server after a second start, resident MiB': median(second, 'serverMiB'),
      'PostgreSQL beside it then, MiB': median(second, 'postgresMiB'),
    },
    verdicts: [
      {
        what: 'first page over 10 seconds',
        ratio: firstPage.medianMs / 10_000,
        target: { rule: 'at-most', ratio: 1 },
      },
      { what: 'server over 300 MB', ratio: (server * 1.048576) / 300, target: { rule: 'at-most', ratio: 1 } },
    ],
  }
}

function median(starts: readonly Start[], figure: 'serverMiB' | 'postgresMiB'): number {
  return Math.round(timingOf(starts.map((start) => start[figure])).medianMs)
}

/** A clone that was installed has built its web application once: that is not counted, and said. */
async function buildWebIfStale(): Promise<string> {
  const build = (await import(new URL('scripts/web-build.mjs', `file://${root}`).href)) as {
    webBuildIsStale(): boolean
    webBuildArguments: string[]
  }
  if (!build.webBuildIsStale()) return 'built before, used again'
  const options = { cwd: root, env: { ...process.env, NODE_ENV: 'production' } }
  const { status, stderr } = spawnSync(process.execPath, build.webBuildArguments, options)
  if (status !== 0) throw new Error(`The web application was not built: ${stderr.toString()}`)
  return 'built just before, not counted'
}

async function startOnce(data: string): Promise<Start> {
  const port = await freePort()
  const startedAt = performance.now()
  const launcher = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, ...SETTINGS, PORT: String(port), MAILLAGE_DATA: data },
    stdio: 'ignore',
  })
  try {
    await firstPage(`http://127.0.0.1:${port}/`, launcher, startedAt)
    const firstPageMs = performance.now() - startedAt
    await wait(SETTLING_MS)
    return { firstPageMs, ...(await memoryOf(launcher, data)) }
  } finally {
    const ended = new Promise((resolve) => launcher.once('exit', resolve))
    if (launcher.exitCode === null && launcher.kill('SIGTERM')) await ended
  }
}

/** Nothing of the shell that measures changes what is measured. */
const SETTINGS = {
  DATABASE_URL: '',
  MAILLAGE_SCENARIO: '',
  MAILLAGE_NOW: '',
  MAILLAGE_TRAVEL_MATRIX: '',
  MAILLAGE_OSRM_URL: '',
  NODE_ENV: '',
  HOST: '',
}

/** Until then the server answers nothing, or 503 with a word. */
async function firstPage(url: string, launcher: ChildProcess, startedAt: number): Promise<void> {
  while (performance.now() - startedAt < PATIENCE_MS) {
    if (launcher.exitCode !== null) throw new Error(`The start ended with the code ${launcher.exitCode}.`)
    const response = await fetch(url).catch(() => undefined)
    const page = await response?.text()
    if (response?.status === 200 && page?.includes('<html')) return
    await wait(20)
  }
  throw new Error(`No page after ${PATIENCE_MS / 1000} seconds.`)
}

async function memoryOf(
  launcher: ChildProcess,
  data: string,
): Promise<{ serverMiB: number; postgresMiB: number }> {
  const started = await descendants(launcher.pid ?? 0)
  const commands = await Promise.all(started.map(commandOf))
  const server = started.find((_, place) => / serve\b/.test(commands[place] ?? '')) ?? 0
  const postmaster = Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  return {
    serverMiB: await residentMiB(server),
    postgresMiB: await sharedOutMiB([postmaster, ...(await descendants(postmaster))]),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
