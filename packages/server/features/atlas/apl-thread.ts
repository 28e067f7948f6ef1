import { parentPort, workerData } from 'node:worker_threads'
import { answerApl } from '@maillage/territory/accessibility/answer-apl.ts'
import { prepareCatchment } from '@maillage/territory/accessibility/catchment.ts'
import type { Fit } from '@maillage/territory/accessibility/fit.ts'
import {
  accessRules,
  furthestMinutes,
  type Profession,
} from '@maillage/territory/accessibility/professions.ts'
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

/** A thread of its own: two or three seconds of computing, during which a server must answer. */
parentPort?.postMessage(await compute(workerData as Profession))

async function compute(profession: Profession): Promise<AplOfFrance> {
  const index = await communeIndex()
  const published = await readPublishedApl(index)
  const rules = accessRules(profession)
  const travel = createEstimateTable(index)
  const minutes = furthestMinutes(rules)
  const pairs = travelWithin(index, travel, minutes, estimateKmWithin(minutes))
  const catchment = prepareCatchment(pairs, rules.classes)
  const { computed, supply, need, series, fit } = answerApl(
    { index, catchment, published },
    { profession, maxAge: null },
  )
  return { computed, supply, need, year: series?.year ?? null, fit, travel: travel.label }
}
