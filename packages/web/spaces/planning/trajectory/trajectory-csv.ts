import type { Trajectory } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import type { MeasureName } from '../../../i18n/planning-trajectory.fr.ts'
import { csvOf } from '../../../ui/csv.ts'

export const MEASURES: readonly MeasureName[] = [
  'practitioners',
  'fte',
  'sites',
  'recruited',
  'retired',
  'left',
  'patients',
  'covered',
]

interface Made {
  readonly seed: number
  readonly runs: number
}

/** The columns of `maillage trajectory --csv`, with the seed and the runs, so that a file that is passed on can be made again. */
export function trajectoryCsv({ years }: Trajectory, { seed, runs }: Made): string {
  const rows = years.flatMap((year) =>
    MEASURES.flatMap((measure) => {
      const band = year[measure]
      return band ? [{ year: year.year, measure, ...band }] : []
    }),
  )
  return csvOf(
    [
      { head: 'year', text: (row) => String(row.year) },
      { head: 'measure', text: (row) => row.measure },
      { head: 'p10', text: (row) => String(row.p10) },
      { head: 'p50', text: (row) => String(row.p50) },
      { head: 'p90', text: (row) => String(row.p90) },
      { head: 'mean', text: (row) => String(Math.round(row.mean * 100) / 100) },
      { head: 'seed', text: () => String(seed) },
      { head: 'runs', text: () => String(runs) },
    ],
    rows,
  )
}
