import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BenchResult, timingOf } from '../frame.ts'
import { writeSyntheticExtract } from './synthetic-extract.ts'

const MAIN = fileURLToPath(new URL('../../packages/cli/main.ts', import.meta.url))
const AREAS = ['dep:32', 'dep:82']
const TARGET_SECONDS = 120
const RUNS = 3

/** What the command answers with `--json`. */
interface Answer {
  readonly pairs: number
  readonly roadsKm: number
  readonly junctions: number
  readonly bytes: number
  readonly places: readonly { readonly roadMetres: number | null }[]
}

/**
 * `maillage import roads` from the start of the process to the file: a made extract of a département and its surroundings
 * (`synthetic-extract.ts`; no real extract of that size is shipped), every drive of at most 45 minutes between its communes.
 */
export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-roads-'))
  try {
    const extract = join(folder, 'synthetic.osm.pbf')
    writeSyntheticExtract(extract)
    const samples: number[] = []
    let [answer, peakMiB]: [Answer | undefined, number] = [undefined, 0]
    for (let i = 0; i < RUNS; i++) {
      const imported = await importOnce(extract, join(folder, 'made.roads'))
      samples.push(imported.ms)
      answer = imported.answer
      peakMiB = Math.max(peakMiB, imported.peakMiB)
    }
    const { pairs, places, roadsKm, junctions, bytes } = answer as Answer
    const import45 = timingOf(samples)
    return {
      name: 'roads',
      workload: {
        extractMB: Math.round((await stat(extract)).size / 1e6),
        roadsKm,
        junctions,
        maxMinutes: 45,
      },
      timings: { 'maillage import roads': import45 },
      figures: {
        'places on a road': places.filter(({ roadMetres }) => roadMetres !== null).length,
        'drives within 45 minutes': pairs,
        'file, kB': Math.round(bytes / 1000),
        'peak memory of the process, MiB': Math.round(peakMiB),
      },
      verdicts: [
        {
          what: 'import of a département, over 120 s',
          ratio: import45.medianMs / 1000 / TARGET_SECONDS,
          target: { rule: 'at-most', ratio: 1 },
        },
      ],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function importOnce(
  extract: string,
  out: string,
): Promise<{ ms: number; answer: Answer; peakMiB: number }> {
  const started = performance.now()
  const areas = AREAS.flatMap((area) => ['--area', area])
  const child = spawn(
    process.execPath,
    [MAIN, 'import', 'roads', extract, ...areas, '--out', out, '--json'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  let text = ''
  child.stdout.on('data', (part) => {
    text += part
  })
  let peakMiB = 0
  const watch = setInterval(async () => {
    peakMiB = Math.max(peakMiB, await peakOf(child.pid))
  }, 200)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`maillage import roads ended with ${code}`)
  return { ms: performance.now() - started, answer: JSON.parse(text) as Answer, peakMiB }
}

/** The most resident memory a process had so far, workers included, as Linux counts it; 0 elsewhere. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
}
