import { parseWhatIf } from '@maillage/planning/whatif/parse-what-if.ts'
import type { WhatIfGround } from '@maillage/planning/whatif/planned-state.ts'
import {
  type PreparedBaseline,
  prepareBaseline,
  runScenario,
  type ScenarioOutcome,
} from '@maillage/planning/whatif/run-scenario.ts'
import type { WhatIfFile } from '@maillage/planning/whatif/what-if-file.ts'
import type { WhatIfRefusal } from '@maillage/planning/whatif/what-if-refusal.ts'
import { describeWhatIfRefusal } from '@maillage/planning/whatif/what-if-sentences.ts'
import { POPULATION_YEAR } from '@maillage/server/features/atlas/read-area-communes.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import { readJson, type ReadText } from '../read-json.ts'
import { type Ground, loadGround } from '../territory/ground.ts'
import { readArea } from '../territory/read-area.ts'
import { readTravel } from '../territory/read-travel.ts'
import { sayRecoded } from '../territory/say-recoded.ts'

/** A what-if that was computed. */
export interface WhatIf {
  readonly file: WhatIfFile
  readonly prepared: PreparedBaseline
  readonly outcomes: readonly ScenarioOutcome[]
}

/**
 * Reads the file of a what-if and computes its scenarios. Fields that nobody reads are named on the standard error.
 * @throws Misuse with one sentence for each thing that is wrong.
 */
export async function readWhatIf(path: string, io: Io, read: ReadText): Promise<WhatIf> {
  const input = await readJson(path, read)
  if ('problem' in input) throw new Misuse(input.problem)
  const parsed = parseWhatIf(input.value)
  if ('refusals' in parsed) throw refused(parsed.refusals)
  const { file, ignoredFields } = parsed
  for (const field of ignoredFields) io.err(IGNORED[io.lang](field))
  const prepared = prepareBaseline(file.baseline, await groundOf(file, io))
  if ('refusals' in prepared) throw refused(prepared.refusals)
  const outcomes: ScenarioOutcome[] = []
  const refusals: WhatIfRefusal[] = []
  for (const [i, scenario] of file.scenarios.entries()) {
    const outcome = runScenario(prepared, scenario, `scenarios[${i}]`)
    if ('refusals' in outcome) refusals.push(...outcome.refusals)
    else outcomes.push(outcome)
  }
  if (refusals.length > 0) throw refused(refusals)
  return { file, prepared, outcomes }
}

const IGNORED = {
  fr: (field: string) => `${field}: champ inconnu, ignoré`,
  en: (field: string) => `${field}: unknown field, ignored`,
}

/** Codes of communes that a file names, in its sites and in its changes. */
function communesOf({ baseline, scenarios }: WhatIfFile): string[] {
  const changed = scenarios.flatMap(({ changes }) => changes)
  return [...baseline.sites, ...changed].flatMap((one) =>
    'commune' in one && one.commune ? [one.commune] : [],
  )
}

async function groundOf(file: WhatIfFile, io: Io): Promise<WhatIfGround> {
  const { baseline } = file
  const ground = await loadGround()
  sayRecoded(communesOf(file), ground.index, io)
  return {
    index: ground.index,
    rows: readArea(baseline.area, ground, io).rows,
    travel: await readTravel(baseline.travel, ground, io),
    populationYear: POPULATION_YEAR,
    pointOf: (row) => pointOf(row, ground),
  }
}

/** Where the centre that is known in the commune stands, else the middle of the village, as for `--sites`. */
function pointOf(row: number, { index, centres }: Ground): { lon: number; lat: number } {
  const centre = centres.find(({ commune }) => commune === index.codes[row])
  const { lon, lat } = centre ?? { lon: index.lon[row] as number, lat: index.lat[row] as number }
  return { lon, lat }
}

function refused(refusals: readonly WhatIfRefusal[]): Misuse {
  const lines = (lang: 'fr' | 'en') =>
    refusals.map((refusal) => describeWhatIfRefusal(refusal, lang)).join('\n')
  return new Misuse({ fr: lines('fr'), en: lines('en') })
}
