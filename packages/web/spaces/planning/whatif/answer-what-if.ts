import { compareAccess } from '@maillage/planning/whatif/compare-scenario.ts'
import { parseWhatIf } from '@maillage/planning/whatif/parse-what-if.ts'
import type { PlannedSite } from '@maillage/planning/whatif/planned-state.ts'
import {
  type PreparedBaseline,
  prepareBaseline,
  runScenario,
} from '@maillage/planning/whatif/run-scenario.ts'
import type { Baseline } from '@maillage/planning/whatif/what-if-file.ts'
import { type CommuneIndex, loadCommunes } from '@maillage/territory/communes.ts'
import { readAtlasTravel } from '../atlas/atlas-view.ts'
import { travelTable } from '../compute/area-access.ts'
import { areaRows } from '../compute/area-rows.ts'
import type { SiteOutcome, WhatIfAnswer, WhatIfOutcome, WhatIfSpec } from './what-if-messages.ts'

/** A baseline whose drives are known, kept while only the changes change. */
export interface KeptBaseline {
  readonly key: string
  readonly prepared: PreparedBaseline
}

/**
 * Answers a scenario as `maillage whatif` does, from the same code: to the digit. `kept` saves the drives of the baseline from one
 * question to the next.
 */
export function answerWhatIf(
  spec: WhatIfSpec,
  kept?: KeptBaseline,
): { outcome: WhatIfOutcome; kept?: KeptBaseline } {
  const { baseline, changes, on, maxMinutes } = spec
  const name = 'scenario'
  const parsed = parseWhatIf({ maxMinutes, baseline, scenarios: [{ name, on, changes }] })
  if ('refusals' in parsed) return { outcome: parsed }
  const key = JSON.stringify([baseline, spec.places])
  const prepared =
    kept?.key === key
      ? kept.prepared
      : prepareBaseline(parsed.file.baseline, groundOf(spec, parsed.file.baseline))
  if ('refusals' in prepared) return { outcome: prepared }
  const [scenario] = parsed.file.scenarios
  if (!scenario) throw new RangeError('a what-if of one scenario has one')
  const run = runScenario(prepared, scenario)
  const keeping = { kept: { key, prepared } }
  if ('refusals' in run) return { outcome: run, ...keeping }
  const { before, after } = run
  const { index } = prepared.ground
  const outcome: WhatIfAnswer = {
    on: after.state.on,
    sites: after.state.sites.map((site, rank) => siteOutcome(site, before.state.sites[rank], index)),
    minutesBefore: before.nearest.minutes,
    minutesAfter: after.nearest.minutes,
    comparison: compareAccess(before.nearest, after.nearest, prepared.people, maxMinutes),
  }
  return { outcome, ...keeping }
}

export function groundOf(
  { ground, places }: WhatIfSpec,
  { travel }: Pick<Baseline, 'travel'>,
): PreparedBaseline['ground'] {
  const index = loadCommunes(ground.files)
  return {
    index,
    rows: areaRows(index, ground.outside),
    travel: travelTable(index, readAtlasTravel(travel), 0),
    populationYear: ground.populationYear,
    pointOf: (row) => {
      const place = places.find(({ communeCode }) => communeCode === index.codes[row])
      return { lon: place?.lon ?? (index.lon[row] as number), lat: place?.lat ?? (index.lat[row] as number) }
    },
  }
}

function siteOutcome(site: PlannedSite, before: PlannedSite | undefined, index: CommuneIndex): SiteOutcome {
  const { id, name, days, isThere, isOpen } = site
  return {
    ...{ id, name, days, isThere, isOpen, ...placeOf(site, index) },
    before: before && { days: before.days, isOpen: before.isOpen, ...placeOf(before, index) },
  }
}

function placeOf({ commune, point }: PlannedSite, { codes }: CommuneIndex) {
  return { communeCode: codes[commune] as string, lon: point.lon, lat: point.lat }
}
