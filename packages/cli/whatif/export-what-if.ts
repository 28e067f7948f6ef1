import { communeFeatures, type Properties } from '../territory/commune-features.ts'
import { csvLines } from '../territory/csv-lines.ts'
import { orNull } from '../territory/numbers.ts'
import type { WhatIf } from './read-what-if.ts'
import type { WhatIfAnswer } from './what-if-answer.ts'

const COLUMNS = [
  'scenario',
  'date',
  'code',
  'name',
  'population',
  'before',
  'after',
  'lost',
  'nearest_before',
  'nearest_after',
  'baseline',
  'travel',
  'population_year',
]

/** One line for each scenario and commune whose minutes or nearest site change; the last columns keep the sources. */
export function whatIfAsCsv(answer: WhatIfAnswer): string[] {
  const { baseline, travel, populationYear } = answer
  return csvLines(
    COLUMNS,
    answer.scenarios.flatMap(({ name: scenario, on, communes }) =>
      communes.map(({ code, name, population, before, after, lost, nearestBefore, nearestAfter }) => [
        ...[scenario, on, code, name, population, before, after, lost],
        ...[nearestBefore, nearestAfter, baseline, travel, populationYear],
      ]),
    ),
  )
}

/**
 * Every commune of the area with its outline; for scenario `n`, counted from 1, the minutes `before_n`, `after_n`, `lost_n` and the
 * site `nearest_n`. The totals, without the communes, are beside the features.
 */
export async function whatIfAsGeojson(whatIf: WhatIf, answer: WhatIfAnswer): Promise<string> {
  const { ground, people } = whatIf.prepared
  const { index, rows } = ground
  const features = await communeFeatures(index, rows, (place) => ({
    code: index.codes[rows[place] as number] as string,
    name: index.names[rows[place] as number] as string,
    population: people[place] as number,
    ...scenarioProperties(whatIf, place),
  }))
  const scenarios = answer.scenarios.map(({ communes: _, ...totals }) => totals)
  return JSON.stringify({ type: 'FeatureCollection', maillage: { ...answer, scenarios }, features })
}

function scenarioProperties({ outcomes }: WhatIf, place: number): Properties {
  const entries = outcomes.flatMap(({ before, after }, i): [string, string | number | null][] => {
    const from = before.nearest.minutes[place] as number
    const to = after.nearest.minutes[place] as number
    return [
      [`before_${i + 1}`, orNull(from)],
      [`after_${i + 1}`, orNull(to)],
      [`lost_${i + 1}`, from === to ? 0 : orNull(to - from)],
      [`nearest_${i + 1}`, after.state.sites[after.nearest.site[place] as number]?.name ?? null],
    ]
  })
  return Object.fromEntries(entries)
}
