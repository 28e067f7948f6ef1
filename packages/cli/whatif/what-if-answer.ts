import { WHAT_IF_ASSUMPTIONS } from '@maillage/planning/whatif/assumptions.ts'
import {
  type AccessFigures,
  type CommuneChange,
  compareAccess,
  type Moved,
} from '@maillage/planning/whatif/compare-scenario.ts'
import type { PlannedSite } from '@maillage/planning/whatif/planned-state.ts'
import type { ScenarioOutcome, SiteAccess } from '@maillage/planning/whatif/run-scenario.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { Lang } from '../command.ts'
import { orNull, rounded } from '../territory/numbers.ts'
import { sourceLines } from '../territory/sources.ts'
import type { AplScenario } from './apl-answer.ts'
import type { WhatIf } from './read-what-if.ts'

/** A what-if as one JSON document: what the words, the CSV and the GeoJSON say too. */
export function answerOf(
  whatIf: WhatIf,
  { lang, apl }: { lang: Lang; apl?: readonly AplScenario[] | undefined },
) {
  const { baseline, maxMinutes } = whatIf.file
  return {
    area: baseline.area,
    baseline: baseline.date,
    maxMinutes,
    travel: baseline.travel,
    populationYear: baseline.populationYear,
    scenarios: whatIf.outcomes.map((outcome, i) => ({
      ...scenarioOf(whatIf, outcome),
      apl: apl?.[i],
    })),
    assumptions: WHAT_IF_ASSUMPTIONS[lang],
    sources: sourceLines(baseline.travel, lang),
  }
}

export type WhatIfAnswer = ReturnType<typeof answerOf>
export type ScenarioAnswer = WhatIfAnswer['scenarios'][number]
export type CommuneAnswer = ScenarioAnswer['communes'][number]

function scenarioOf({ file, prepared }: WhatIf, { scenario, before, after }: ScenarioOutcome) {
  const comparison = compareAccess(before.nearest, after.nearest, prepared.people, file.maxMinutes)
  const change = (each: CommuneChange) => communeOf(each, { prepared, before, after })
  return {
    name: scenario.name,
    on: after.state.on,
    sites: after.state.sites.map((site, i) => siteOf(site, before.state.sites[i], prepared.ground.index)),
    before: figuresOf(comparison.before),
    after: figuresOf(comparison.after),
    crossings: comparison.crossings,
    losing: movedOf(comparison.losing),
    winning: movedOf(comparison.winning),
    communes: comparison.communes.map(change),
  }
}

/** A site after the changes, and before: new sites come last in the list, hence were not there. */
function siteOf(site: PlannedSite, before: PlannedSite | undefined, index: CommuneIndex) {
  const isMoved = before !== undefined && before.commune !== site.commune
  return {
    id: site.id,
    name: site.name,
    commune: index.codes[site.commune] as string,
    movedTo: isMoved ? (index.names[site.commune] as string) : null,
    days: site.days,
    there: site.isThere,
    open: site.isOpen,
    daysBefore: before?.days ?? 0,
    openBefore: before?.isOpen ?? false,
  }
}

function figuresOf(figures: AccessFigures) {
  return {
    population: figures.population,
    covered: figures.covered,
    share: rounded(figures.share, 3),
    meanMinutes: rounded(figures.meanMinutes, 2),
    unreachable: figures.unreachable,
    worstTenth: {
      fromMinutes: orNull(figures.worstTenth.fromMinutes),
      meanMinutes: rounded(figures.worstTenth.mean, 2),
    },
  }
}

function movedOf({ people, communes, meanMinutes, altogether }: Moved) {
  return { people, communes, meanMinutes: rounded(meanMinutes, 2), altogether }
}

/** `lost` is null when a commune loses its last site, or wins a first one. */
function communeOf(
  { row, before, after, lost, siteBefore, siteAfter }: CommuneChange,
  whatIf: Pick<WhatIf, 'prepared'> & { before: SiteAccess; after: SiteAccess },
) {
  const { ground, people } = whatIf.prepared
  const commune = ground.rows[row] as number
  return {
    code: ground.index.codes[commune] as string,
    name: ground.index.names[commune] as string,
    population: people[row] as number,
    before: orNull(before),
    after: orNull(after),
    lost: orNull(lost),
    nearestBefore: whatIf.before.state.sites[siteBefore]?.name ?? null,
    nearestAfter: whatIf.after.state.sites[siteAfter]?.name ?? null,
  }
}
