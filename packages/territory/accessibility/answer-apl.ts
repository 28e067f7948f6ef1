import { type CommuneIndex, departementCodeOf } from '../communes.ts'
import { computeAccess } from './access.ts'
import { estimateSupply } from './baseline.ts'
import type { Catchment } from './catchment.ts'
import { type Fit, measureFit } from './fit.ts'
import { type AccessRules, accessRules, type Profession } from './professions.ts'
import { type AplSeries, findSeries, needOf, type PublishedApl } from './published-apl.ts'
import { type SupplyRecord, supplyByCommune } from './supply.ts'

export interface AplQuestion {
  readonly profession: Profession
  /** Year of the published values; the latest without it. */
  readonly year?: number | undefined
  /** Practitioners up to this age; null for all. */
  readonly maxAge: number | null
  /** Practitioners of a file. Départements where it names none keep the estimate, where there is one. */
  readonly records?: readonly SupplyRecord[] | undefined
  /** Need by row, from an age structure. */
  readonly need?: Float64Array | undefined
  /** Supply of one full-time equivalent; that of the rules without it. */
  readonly supplyPerFte?: number | undefined
}

/** Where the supply comes from. An estimate is to be named one wherever it is shown. */
export type SupplyOrigin = 'estimate' | 'file' | 'file-and-estimate'
export type NeedOrigin = 'standardised' | 'total' | 'ages'

/** Columns by row of the index, access in the unit of the rules; NaN where it is not published, or not computed. */
export interface AplAnswer {
  readonly rules: AccessRules
  /** What the published column is; undefined when nothing is published for the question. */
  readonly series: AplSeries | undefined
  readonly published: Float64Array
  readonly computed: Float64Array
  readonly need: Float64Array
  readonly needOrigin: NeedOrigin
  /** In the unit before `perInhabitant`: consultations a year, or full-time equivalents. */
  readonly supply: Float64Array
  readonly supplyOrigin: SupplyOrigin
  /** Distance of the computed access from the published one. */
  readonly fit: Fit | undefined
}

/** Nothing is published for the question, and no file of practitioners was given. */
export class NoSupplyError extends Error {
  override readonly name = 'NoSupplyError'
}

/**
 * Published and computed access of all communes for a profession. Without a file of practitioners the supply is estimated from the
 * published values, and communes without one (Paris, Lyon, Marseille, overseas) are left out of supply, need and answer.
 * All of France takes about 0.5 s with an estimate, some milliseconds without.
 * @throws NoSupplyError when there is nothing to compute from.
 */
export function answerApl(
  { index, catchment, published }: { index: CommuneIndex; catchment: Catchment; published: PublishedApl },
  question: AplQuestion,
): AplAnswer {
  const rules = accessRules(question.profession)
  const series = findSeries(question.profession, { year: question.year, maxAge: question.maxAge })
  const records = question.records?.filter(({ profession }) => profession === question.profession) ?? []
  if (series === undefined && records.length === 0) throw new NoSupplyError(question.profession)
  const values = series ? published.columns[series.column] : new Float64Array(index.size).fill(Number.NaN)
  const fromFile = rowsOfDepartements(index, records)
  const usualNeed = series && needOf(published, series, index)
  const need = Float64Array.from(values, (value, row) => {
    if (Number.isNaN(value) && fromFile[row] === 0) return 0
    return question.need?.[row] ?? (usualNeed?.[row] || (index.population[row] as number) * rules.inNeed)
  })
  const perInhabitant = values.map((value) => value / rules.perInhabitant)
  const estimate = series && fromFile.includes(0) ? estimateSupply(catchment, need, perInhabitant) : undefined
  const perFte = question.supplyPerFte ?? rules.supplyPerFte
  const { profession, maxAge } = question
  const listed = supplyByCommune(records, { size: index.size, profession, perFte, maxAge })
  const supply = listed.map((value, row) => (fromFile[row] === 1 ? value : (estimate?.[row] ?? 0)))
  const { access } = computeAccess(catchment, need, supply)
  const computed = access.map((value, row) => (need[row] === 0 ? Number.NaN : value * rules.perInhabitant))
  return {
    rules,
    series,
    published: values,
    computed,
    need,
    needOrigin: question.need ? 'ages' : series?.need ? 'standardised' : 'total',
    supply,
    supplyOrigin: records.length === 0 ? 'estimate' : estimate ? 'file-and-estimate' : 'file',
    fit: measureFit(computed, values, need),
  }
}

/** 1 for the communes of the départements where some record is. */
function rowsOfDepartements(index: CommuneIndex, records: readonly SupplyRecord[]): Uint8Array {
  const named = new Set(records.map(({ row }) => departementCodeOf(index.codes[row] as string)))
  return Uint8Array.from(index.codes, (code) => (named.has(departementCodeOf(code)) ? 1 : 0))
}
