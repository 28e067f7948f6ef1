import { readFileSync } from 'node:fs'
import { compareAccess } from '@maillage/planning/whatif/compare-scenario.ts'
import {
  type PreparedBaseline,
  prepareBaseline,
  runScenario,
} from '@maillage/planning/whatif/run-scenario.ts'
import type { BaselineSite, Change } from '@maillage/planning/whatif/what-if-file.ts'
import { type CommuneIndex, loadCommunes } from '@maillage/territory/communes.ts'
import { nearestSites } from '@maillage/territory/coverage.ts'
import { createEstimateTable } from '@maillage/territory/travel-estimate.ts'
import { type BenchResult, timeInterleaved } from '../frame.ts'

const SITES = 300
const FLOOR = 'the least of each row, all sites'

const read = (name: string) => readFileSync(new URL(`../../data/communes/${name}.csv`, import.meta.url))

/** Three hundred sites all over the country, each in a commune of its own. */
function prepareCountry(index: CommuneIndex): PreparedBaseline {
  const sites: BaselineSite[] = Array.from({ length: SITES }, (_, i) => {
    const commune = index.codes[Math.floor((i * 34_000) / SITES) + 7] as string
    return { id: commune, name: commune, commune, days: 5 }
  })
  const prepared = prepareBaseline(
    {
      date: '2026-01-12',
      area: 'france',
      travel: 'estimate',
      populationYear: 2023,
      sites,
      practitioners: [],
    },
    {
      index,
      rows: Int32Array.from(index.codes, (_, row) => row),
      travel: createEstimateTable(index),
      populationYear: 2023,
      pointOf: (row) => ({ lon: index.lon[row] as number, lat: index.lat[row] as number }),
    },
  )
  if ('refusals' in prepared) throw new Error(JSON.stringify(prepared.refusals))
  return prepared
}

function answer(prepared: PreparedBaseline, changes: readonly Change[]) {
  const outcome = runScenario(prepared, { name: 'bench', changes })
  if ('refusals' in outcome) throw new Error(JSON.stringify(outcome.refusals))
  return compareAccess(outcome.before.nearest, outcome.after.nearest, prepared.people, 15)
}

/**
 * What changes over the 34,969 communes of France when one of 300 sites closes, and when one opens where no drive was computed
 * before. The floor finds the nearest site of every commune in a full table of travel times that are already there: what
 * each change would cost if everything were looked at again.
 */
export async function run(): Promise<BenchResult> {
  const index = loadCommunes({
    communes: read('communes'),
    departements: read('departements'),
    roadIslands: read('road-islands'),
  })
  const started = performance.now()
  const prepared = prepareCountry(index)
  const prepareMs = performance.now() - started
  const { sites } = prepared.baseline
  const columns = prepared.nearest.columns.map(({ minutes }) => minutes)
  const table = new Float64Array(index.size * SITES)
  for (const [column, minutes] of columns.entries())
    for (let row = 0; row < index.size; row++) table[row * SITES + column] = minutes[row] as number
  let step = 0
  const timings = await timeInterleaved(
    {
      [FLOOR]: () => nearestSites(table, index.size, SITES),
      'a site closes': () =>
        answer(prepared, [{ kind: 'close-site', site: (sites[++step % SITES] as BaselineSite).id }]),
      'a site opens': () => {
        const commune = index.codes[(++step * 97) % 34_000] as string
        return answer(prepared, [{ kind: 'open-site', id: 'new', name: 'new', commune, days: 5 }])
      },
    },
    { rounds: 31, warmups: 10 },
  )
  const slowest = Math.max(
    ...['a site closes', 'a site opens'].map((name) => timings[name]?.medianMs ?? Number.NaN),
  )
  return {
    name: 'what-if',
    workload: { communes: index.size, sites: SITES },
    timings,
    figures: { 'prepared once, ms': Math.round(prepareMs), 'slowest change, ms': Number(slowest.toFixed(1)) },
    verdicts: [
      {
        what: 'the slower of the two changes',
        ratio: slowest / (timings[FLOOR]?.medianMs ?? Number.NaN),
        target: { rule: 'at-most', ratio: 2 },
      },
    ],
  }
}
