import type { AreaApl, ComputedApl } from '@maillage/contract/atlas-apl.ts'
import { accessRules, type AccessRules } from '@maillage/territory/accessibility/professions.ts'
import {
  APL_SERIES,
  type AplSeries,
  needOf,
  type PublishedApl,
} from '@maillage/territory/accessibility/published-apl.ts'
import { summariseApl } from '@maillage/territory/accessibility/summarise-apl.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { readPublishedApl } from '../territory/read-published-apl.ts'
import { computeApl } from './compute-apl.ts'
import { requireArea } from './require-area.ts'

const SOURCE = {
  source: 'DREES, L’accessibilité potentielle localisée (APL)',
  address:
    'https://data.drees.solidarites-sante.gouv.fr/explore/dataset/530_l-accessibilite-potentielle-localisee-apl/',
} as const

/** As the command line prints them. */
const digitsOf = ({ perInhabitant }: AccessRules) => (perInhabitant === 1 ? 3 : 1)
const rounded = (value: number, digits: number) =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null

/**
 * What is published of the communes of an area, all professions and years.
 * @throws {Refusal} `not-an-area`, `no-such-area`.
 */
export async function readAreaApl(index: CommuneIndex, key: string): Promise<AreaApl> {
  const { rows } = requireArea(index, key)
  const published = await readPublishedApl(index)
  const ofFrance = nationalOf(index, published)
  return {
    codes: codesOf(index, rows),
    series: APL_SERIES.map((series) => {
      const rules = accessRules(series.profession)
      const digits = digitsOf(rules)
      const access = published.columns[series.column]
      const { need, mean: meanOfFrance } = ofFrance.get(series) as National
      const columns = { access, need, population: index.population }
      return {
        profession: series.profession as AreaApl['series'][number]['profession'],
        year: series.year,
        maxAge: series.maxAge,
        unit: rules.unit,
        underServedBelow: rules.underServed,
        values: Array.from(rows, (row) => rounded(access[row] as number, digits)),
        mean: rounded(summariseApl(rows, columns, null).mean, digits),
        meanOfFrance: rounded(meanOfFrance, digits),
      }
    }),
    ...SOURCE,
  }
}

interface National {
  need: Float64Array
  mean: number
}

const known = new WeakMap<PublishedApl, ReadonlyMap<AplSeries, National>>()

/** Need of all communes for each series, and the means of France by it: computed once. */
function nationalOf(index: CommuneIndex, published: PublishedApl): ReadonlyMap<AplSeries, National> {
  const found = known.get(published)
  if (found) return found
  const everywhere = Int32Array.from({ length: index.size }, (_, row) => row)
  const { population } = index
  const national = new Map(
    APL_SERIES.map((series): [AplSeries, National] => {
      const need = needOf(published, series, index)
      const access = published.columns[series.column]
      return [series, { need, mean: summariseApl(everywhere, { access, need, population }, null).mean }]
    }),
  )
  known.set(published, national)
  return national
}

/**
 * The access of the communes of an area as computed here, on an estimated supply.
 * @throws {Refusal} `not-an-area`, `no-such-area`.
 */
export async function readComputedApl(
  index: CommuneIndex,
  key: string,
  profession: ComputedApl['profession'],
): Promise<ComputedApl> {
  const { rows } = requireArea(index, key)
  const found = (await computeApl()).get(profession)
  if (!found) throw new Error(`nothing is published for ${profession}`)
  const { computed, supply, need, year, fit, travel } = found
  const rules = accessRules(profession)
  const digits = digitsOf(rules)
  const values = (column: Float64Array) => Array.from(rows, (row) => rounded(column[row] as number, digits))
  const columns = { access: computed, need, population: index.population }
  return {
    codes: codesOf(index, rows),
    profession,
    year,
    unit: rules.unit,
    values: values(computed),
    mean: rounded(summariseApl(rows, columns, null).mean, digits),
    supply: values(supply),
    supplyOrigin: 'estimate',
    travel,
    fitOfFrance: fit
      ? {
          median: fit.median,
          p95: fit.p95,
          medianByNeed: fit.medianByNeed,
          p95ByNeed: fit.p95ByNeed,
        }
      : null,
  }
}

const codesOf = (index: CommuneIndex, rows: Int32Array) =>
  Array.from(rows, (row) => index.codes[row] as string)
