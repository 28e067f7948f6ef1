import { aplEffect, prepareApl } from '@maillage/planning/whatif/apl-effect.ts'
import { readPublishedApl } from '@maillage/server/features/territory/read-published-apl.ts'
import { answerApl } from '@maillage/territory/accessibility/answer-apl.ts'
import { summariseApl } from '@maillage/territory/accessibility/summarise-apl.ts'
import { catchmentOf } from '../territory/accessibility.ts'
import { rounded } from '../territory/numbers.ts'
import type { WhatIf } from './read-what-if.ts'

const DIGITS = 3

/** What each scenario does to the access to general practitioners (APL), for the communes of the area. About 2 s. */
export async function aplAnswers({ prepared, outcomes }: WhatIf) {
  const { index, rows, travel } = prepared.ground
  const catchment = catchmentOf(index, travel, 'gp')
  const published = await readPublishedApl(index)
  const { rules, series, need, supply, computed } = answerApl(
    { index, catchment, published },
    { profession: 'gp', maxAge: null },
  )
  const basis = prepareApl(catchment, need, supply)
  const summary = (access: Float64Array) => {
    const { mean, underServed } = summariseApl(
      rows,
      { access, need, population: index.population },
      rules.underServed,
    )
    return { mean: rounded(mean, DIGITS), underServed: underServed?.people ?? null }
  }
  const isCounted = new Set(rows)
  return outcomes.map(({ before, after }) => {
    const effect = aplEffect(basis, { before: before.state, after: after.state }, rules.supplyPerFte)
    const access = computed.slice()
    for (const [i, row] of effect.rows.entries())
      access[row] = (effect.after[i] as number) * rules.perInhabitant
    const communes = Array.from(effect.rows)
      .filter((row) => isCounted.has(row) && !Number.isNaN(computed[row]))
      .map((row) => ({
        code: index.codes[row] as string,
        name: index.names[row] as string,
        population: index.population[row] as number,
        before: rounded(computed[row] as number, DIGITS),
        after: rounded(access[row] as number, DIGITS),
      }))
    return {
      year: series?.year ?? null,
      unit: rules.unit,
      supply: 'estimate' as const,
      fte: rounded(effect.fte, DIGITS),
      fteNotHeld: rounded(effect.notHeld, DIGITS),
      underServedBelow: rules.underServed,
      before: summary(computed),
      after: summary(access),
      people: communes.reduce((sum, { population }) => sum + population, 0),
      communes,
    }
  })
}

export type AplScenario = Awaited<ReturnType<typeof aplAnswers>>[number]
