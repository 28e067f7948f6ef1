import type { WhatIfBaseline } from '@maillage/contract/atlas-scenarios.ts'

/** The baseline without a name of anybody: practitioners are numbered by site, those with most days there first. */
export function genericBaseline(baseline: WhatIfBaseline, label: (place: number) => string): WhatIfBaseline {
  const rank = new Map(baseline.sites.map(({ id }, row) => [id, row]))
  const mainOf = ({ days }: WhatIfBaseline['practitioners'][number]) => {
    const [site, most] = Object.entries(days).reduce(
      (best, each) => (each[1] > best[1] ? each : best),
      ['', 0],
    )
    return { row: rank.get(site) ?? baseline.sites.length, most }
  }
  const ordered = baseline.practitioners.toSorted((a, b) => {
    const [one, other] = [mainOf(a), mainOf(b)]
    return one.row - other.row || other.most - one.most || (a.id < b.id ? -1 : 1)
  })
  return {
    ...baseline,
    practitioners: ordered.map((person, place) => ({ ...person, label: label(place + 1) })),
  }
}
