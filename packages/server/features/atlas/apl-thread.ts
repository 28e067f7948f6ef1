import { parentPort } from 'node:worker_threads'
import { answerApl } from '@maillage/territory/accessibility/answer-apl.ts'
import { prepareCatchment } from '@maillage/territory/accessibility/catchment.ts'
import type { Fit } from '@maillage/territory/accessibility/fit.ts'
import {
  accessRules,
  furthestMinutes,
  type Profession,
} from '@maillage/territory/accessibility/professions.ts'
import { APL_SERIES } from '@maillage/territory/accessibility/published-apl.ts'
import { estimateKmWithin, travelWithin } from '@maillage/territory/accessibility/travel-within.ts'
import { createEstimateTable } from '@maillage/territory/travel-estimate.ts'
import { readPublishedApl } from '../territory/read-published-apl.ts'
import { communeIndex } from '../territory/territory-data.ts'

/** Computed access of all communes, by row of the index; NaN where nothing is published. */
export interface AplOfFrance {
  computed: Float64Array
  supply: Float64Array
  need: Float64Array
  year: number | null
  fit: Fit | undefined
  travel: string
}

/** A thread of its own: some seconds of computing, during which a server must answer. */
parentPort?.postMessage(await computeAll())

/** Every profession that something is published for. The drives are computed once: they are what takes longest. */
async function computeAll(): Promise<Map<Profession, AplOfFrance>> {
  const index = await communeIndex()
  const published = await readPublishedApl(index)
  const travel = createEstimateTable(index)
  const professions = [...new Set(APL_SERIES.map(({ profession }) => profession))]
  const minutes = Math.max(...professions.map((profession) => furthestMinutes(accessRules(profession))))
  const pairs = travelWithin(index, travel, minutes, estimateKmWithin(minutes))
  return new Map(
    professions.map((profession): [Profession, AplOfFrance] => {
      const catchment = prepareCatchment(pairs, accessRules(profession).classes)
      const ground = { index, catchment, published }
      const { computed, supply, need, series, fit } = answerApl(ground, { profession, maxAge: null })
      return [profession, { computed, supply, need, year: series?.year ?? null, fit, travel: travel.label }]
    }),
  )
}
