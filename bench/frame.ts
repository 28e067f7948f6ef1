import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'

/** One thing that was timed: the median of its runs and how far they spread, in milliseconds. */
export type Timing = { medianMs: number; fastestMs: number; slowestMs: number; runs: number }

/** A figure held against its target: `ratio` is the measure over its floor or peer. */
export type Verdict = {
  what: string
  ratio: number
  /** `at-most` where a lower ratio is better, `at-least` where a higher one is. */
  target: { rule: 'at-most' | 'at-least'; ratio: number }
}

export type BenchResult = {
  /** The name given to `npm run bench --`, and that of the file of the result. */
  name: string
  workload: Record<string, string | number>
  timings: Record<string, Timing>
  verdicts: Verdict[]
  /** Other figures worth keeping, with their unit in their name. */
  figures?: Record<string, number>
}

/**
 * Something to time. `repeats` runs make one sample, of which the mean is kept: it lets a very short floor be exposed to
 * the other programs of the machine as long as what is held against it.
 */
export type Contender = (() => unknown) | { run: () => unknown; repeats: number }

/**
 * Times contenders in turn, round after round, so that a busy moment of the machine weighs on all of them alike.
 * Each is run `warmups` times first, unmeasured.
 */
export async function timeInterleaved(
  contenders: Record<string, Contender>,
  options: { rounds: number; warmups: number },
): Promise<Record<string, Timing>> {
  const samples = Object.entries(contenders).map(([name, contender]) => ({
    name,
    contender,
    values: [] as number[],
  }))
  for (let round = -options.warmups; round < options.rounds; round += 1) {
    for (const { contender, values } of samples) {
      const { run, repeats } = typeof contender === 'function' ? { run: contender, repeats: 1 } : contender
      const start = performance.now()
      for (let repeat = 0; repeat < repeats; repeat += 1) await run()
      const elapsed = performance.now() - start
      if (round >= 0) values.push(elapsed / repeats)
    }
  }
  return Object.fromEntries(samples.map(({ name, values }) => [name, timingOf(values)]))
}

/** The timing of runs measured elsewhere. */
export function timingOf(samplesMs: readonly number[]): Timing {
  const sorted = [...samplesMs].sort((a, b) => a - b)
  return {
    medianMs: percentile(sorted, 0.5),
    fastestMs: sorted[0] ?? Number.NaN,
    slowestMs: sorted.at(-1) ?? Number.NaN,
    runs: sorted.length,
  }
}

/** The value below which a share of the sorted values lies, by interpolation; NaN of an empty list. */
export function percentile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)] ?? Number.NaN
  const high = sorted[Math.ceil(place)] ?? Number.NaN
  return low + (high - low) * (place - Math.floor(place))
}

/** Whether a ratio reaches its target. */
function isReached({ ratio, target }: Verdict): boolean {
  return target.rule === 'at-most' ? ratio <= target.ratio : ratio >= target.ratio
}

/** The result as lines for a terminal. */
export function describeResult(result: BenchResult): string[] {
  const workload = Object.entries(result.workload).map(([key, value]) => `${key} ${value}`)
  const timings = Object.entries(result.timings).map(([name, timing]) => {
    const spread = `${timing.fastestMs.toFixed(2)} to ${timing.slowestMs.toFixed(2)} ms, ${timing.runs} runs`
    return `  ${name}: ${timing.medianMs.toFixed(2)} ms (${spread})`
  })
  const figures = Object.entries(result.figures ?? {}).map(([name, value]) => `  ${name}: ${value}`)
  const verdicts = result.verdicts.map((verdict) => {
    const target = `${verdict.target.rule.replace('-', ' ')} ${verdict.target.ratio}`
    const outcome = isReached(verdict) ? 'reached' : 'NOT reached'
    return `  ${verdict.what}: ratio ${verdict.ratio.toFixed(2)} (target ${target}: ${outcome})`
  })
  return [`${result.name}: ${workload.join(', ')}`, ...timings, ...figures, ...verdicts]
}

/** Writes `bench/results/<name>.json` with the date, the commit and the machine; resolves to the path. */
export async function writeResult(result: BenchResult, date: Date): Promise<string> {
  const folder = new URL('./results/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const file = new URL(`${result.name}.json`, folder)
  const record = { ...result, date: date.toISOString(), commit: currentCommit(), machine: describeMachine() }
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`)
  return `bench/results/${result.name}.json`
}

function currentCommit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim()
    const changed =
      git('status', '--porcelain', '--untracked-files=no', ':/packages') === '' ? '' : ' with changes'
    return git('rev-parse', '--short', 'HEAD') + changed
  } catch {
    return 'unknown'
  }
}

function describeMachine(): Record<string, string | number> {
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  }
}
