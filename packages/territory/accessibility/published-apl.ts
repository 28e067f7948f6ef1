import type { CommuneIndex } from '../communes.ts'
import { APL_COLUMNS, type AplColumn, readApl } from './apl-text.ts'
import { accessRules, type Profession } from './professions.ts'

/** A measure that the DREES publishes by commune. */
export interface AplSeries {
  readonly profession: Profession
  readonly year: 2016 | 2018
  /** Practitioners up to this age; null for all of them. */
  readonly maxAge: 65 | null
  readonly column: AplColumn
  /** Standardised population that the means are weighted by; null where the DREES gives none, and the total population stands for it. */
  readonly need: 'need2016' | 'need2018' | null
}

export const APL_SERIES: readonly AplSeries[] = [
  { profession: 'gp', year: 2018, maxAge: null, column: 'gp2018', need: 'need2018' },
  { profession: 'gp', year: 2018, maxAge: 65, column: 'gpTo65In2018', need: 'need2018' },
  { profession: 'gp', year: 2016, maxAge: null, column: 'gp2016', need: 'need2016' },
  { profession: 'gp', year: 2016, maxAge: 65, column: 'gpTo65In2016', need: 'need2016' },
  { profession: 'nurse', year: 2016, maxAge: null, column: 'nurse2016', need: null },
  { profession: 'midwife', year: 2016, maxAge: null, column: 'midwife2016', need: null },
  { profession: 'physio', year: 2016, maxAge: null, column: 'physio2016', need: null },
]

/** Published access in columns: row `i` is the commune of row `i` of the index; NaN where nothing is published. */
export interface PublishedApl {
  readonly size: number
  readonly columns: Readonly<Record<AplColumn, Float64Array>>
  /** Communes of the file that the index does not know. */
  readonly unknown: readonly string[]
}

/**
 * Reads the table of published access for the communes of an index; about 60 ms. Communes merged since the file was made
 * are read as the one that took over: needs add up, access is their mean by need.
 * @throws AplTextError when the text is not such a table.
 */
export function parseApl(text: string, index: CommuneIndex): PublishedApl {
  const { codes, columns } = readApl(text)
  const unknown = codes.filter((code) => index.rowOf(code) === undefined)
  const rowOf = codes.map((code) => index.rowOf(code) ?? -1)
  const read = (column: AplColumn): Float64Array => {
    const weightBy = weightOf(column)
    const values = new Float64Array(index.size).fill(Number.NaN)
    const weights = new Float64Array(index.size)
    for (const [i, row] of rowOf.entries()) {
      const value = columns[column][i] as number
      if (row < 0 || Number.isNaN(value)) continue
      const weight = weightBy === null ? 1 : columns[weightBy][i] || 1
      const before = weights[row] === 0 ? 0 : (values[row] as number)
      weights[row] = (weights[row] as number) + weight
      values[row] =
        weightBy === null ? before + value : before + ((value - before) * weight) / (weights[row] as number)
    }
    return values
  }
  return {
    size: index.size,
    columns: Object.fromEntries(APL_COLUMNS.map((column) => [column, read(column)])) as Record<
      AplColumn,
      Float64Array
    >,
    unknown,
  }
}

/** Needs add up; access is weighted by the need of its year. */
function weightOf(column: AplColumn): AplColumn | null {
  if (column === 'need2016' || column === 'need2018') return null
  return column.endsWith('2018') ? 'need2018' : 'need2016'
}

/** What is published of a profession; the latest year, and all ages, when they are not asked for. */
export function findSeries(
  profession: Profession,
  { year, maxAge = null }: { year?: number | undefined; maxAge?: number | null | undefined } = {},
): AplSeries | undefined {
  return APL_SERIES.find(
    (series) =>
      series.profession === profession &&
      series.maxAge === maxAge &&
      (year === undefined || series.year === year),
  )
}

/**
 * Need by commune for a series: standardised population, else those of the total population of the index who are in need of
 * the profession; 0 where nothing is published.
 */
export function needOf(published: PublishedApl, series: AplSeries, index: CommuneIndex): Float64Array {
  const access = published.columns[series.column]
  const { inNeed } = accessRules(series.profession)
  const need =
    series.need === null
      ? Float64Array.from(index.population, (people) => people * inNeed)
      : published.columns[series.need]
  return Float64Array.from(access, (value, row) => (Number.isNaN(value) ? 0 : need[row] || 0))
}
