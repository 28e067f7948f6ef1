import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readPmed } from '@maillage/planning/siting/pmed-graph.ts'
import type { SitingProblem } from '@maillage/planning/siting/siting-problem.ts'
import { type BenchResult, timingOf, type Verdict } from '../frame.ts'
import { type CoverInstance, createCoverInstance } from './cover-instance.ts'
import { followSiting } from './follow-siting.ts'

const COVERS: readonly CoverInstance[] = [
  { points: 4500, k: 20, radius: 0.05, seed: 1 },
  { points: 4500, k: 50, radius: 0.05, seed: 2 },
  { points: 4500, k: 100, radius: 0.03, seed: 3 },
]
/** Not measured: lets the code be compiled before the first instance is. */
const WARM_UP: CoverInstance = { points: 1000, k: 10, radius: 0.08, seed: 9 }
const PMED_SECONDS = 5
const round = (value: number, digits = 0) => Number(value.toFixed(digits))

/**
 * Maximal covering on instances of our own, 4,500 x 4,500, and, with `--dir DIR`, the p-median of every OR-Library file of a
 * folder (`*.txt`, and `optimal.csv` with the columns `instance` and `optimum`), five seconds each, without the solver.
 */
export async function run(options: readonly string[]): Promise<BenchResult> {
  const { dir } = parseArgs({ args: [...options], options: { dir: { type: 'string' } } }).values
  await followSiting(createCoverInstance(WARM_UP), { proofSeconds: 5, searchSeconds: 5 })
  const covers = await measureCovers()
  const medians = dir === undefined ? undefined : await measureFolder(dir)
  return {
    name: 'siting',
    workload: {
      'covering instances': COVERS.length,
      points: 4500,
      ...(medians && { 'p-median files': medians.files }),
    },
    timings: { ...covers.timings, ...medians?.timings },
    figures: { ...covers.figures, ...medians?.figures },
    verdicts: [...covers.verdicts, ...(medians?.verdicts ?? [])],
  }
}

async function measureCovers(): Promise<
  Pick<BenchResult, 'timings' | 'verdicts'> & { figures: Record<string, number> }
> {
  const best: number[] = []
  const total: number[] = []
  const figures: Record<string, number> = {}
  let unproved = 0
  let gap = 0
  for (const cover of COVERS) {
    const run = await followSiting(createCoverInstance(cover), { proofSeconds: 60, searchSeconds: 60 })
    const name = `covering k=${cover.k}`
    const firstGap = round(100 * (1 - run.firstValue / run.bound), 3)
    console.log(
      `  ${name}: ${run.value} of at most ${run.bound}, ${run.proved ? 'proved' : 'not proved'}; first layout ${round(run.firstMs)} ms (${firstGap} % below), best ${round(run.bestMs)} ms, end ${round(run.totalMs)} ms (${round(run.cpuMs)} ms of processor)`,
    )
    best.push(run.bestMs)
    total.push(run.totalMs)
    if (!run.proved) unproved++
    gap = Math.max(gap, 1 - run.value / run.bound)
    figures[`${name}, first layout below the bound, %`] = firstGap
    figures[`${name}, processor, ms`] = round(run.cpuMs)
  }
  const timings = { 'covering, best layout told': timingOf(best), 'covering, proved': timingOf(total) }
  return {
    timings,
    figures: {
      ...figures,
      'covering, not proved': unproved,
      'covering, largest gap, %': round(100 * gap, 4),
    },
    verdicts: [
      verdict(
        'covering, median time to the best layout over 100 ms',
        timings['covering, best layout told'].medianMs / 100,
      ),
      verdict('covering, slowest proof over 15 s', timings['covering, proved'].slowestMs / 15_000),
    ],
  }
}

async function measureFolder(dir: string) {
  const optima = readOptima(dir)
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.txt'))
    .sort(byNumber)
  const best: number[] = []
  const cpu: number[] = []
  const gaps: number[] = []
  let proved = 0
  for (const file of files) {
    const name = file.slice(0, -'.txt'.length)
    const { nodes, p, distances } = readPmed(readFileSync(join(dir, file), 'utf8'))
    const problem: SitingProblem = {
      people: new Float64Array(nodes).fill(1),
      sites: nodes,
      minutes: distances,
      fixed: [],
      candidates: [...Array(nodes).keys()],
      k: p,
      objective: { kind: 'median' },
    }
    const run = await followSiting(problem, { proofSeconds: 0, searchSeconds: PMED_SECONDS })
    const value = Math.round(run.value * nodes)
    const bound = round(run.bound * nodes, 2)
    const optimum = optima.get(name)
    const gap = optimum === undefined ? run.value / run.bound - 1 : value / optimum - 1
    console.log(
      `  ${name}: ${value} (${optimum ?? 'no optimum given'}), bound ${bound}${run.proved ? ', proved' : ''}, best ${round(run.bestMs)} ms, end ${round(run.totalMs)} ms`,
    )
    best.push(run.bestMs)
    cpu.push(run.cpuMs)
    gaps.push(100 * gap)
    if (run.proved) proved++
  }
  const reached = gaps.filter((gap) => gap <= 0).length
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length)
  return {
    files: files.length,
    timings: { 'p-median, best layout told': timingOf(best), 'p-median, processor': timingOf(cpu) },
    figures: {
      'p-median, files at the optimum': reached,
      'p-median, proved by the relaxation alone': proved,
      'p-median, mean gap, %': round(mean, 4),
      'p-median, largest gap, %': round(Math.max(0, ...gaps), 4),
    },
    verdicts: [
      {
        what: 'p-median, share of the files at the optimum',
        ratio: reached / Math.max(1, files.length),
        target: { rule: 'at-least', ratio: 0.95 },
      },
      verdict('p-median, mean gap over 0.02 %', mean / 0.02),
    ] satisfies Verdict[],
  }
}

function verdict(what: string, ratio: number): Verdict {
  return { what, ratio, target: { rule: 'at-most', ratio: 1 } }
}

function readOptima(dir: string): Map<string, number> {
  const file = join(dir, 'optimal.csv')
  if (!existsSync(file)) return new Map()
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const columns = head.split(',')
  const [name, optimum] = [columns.indexOf('instance'), columns.indexOf('optimum')]
  return new Map(
    lines.map((line) => line.split(',')).map((cells) => [cells[name] ?? '', Number(cells[optimum])]),
  )
}

function byNumber(a: string, b: string): number {
  return Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0) || (a < b ? -1 : 1)
}
