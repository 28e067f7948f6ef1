import type { WhatIfBaseline } from '@maillage/contract/atlas-scenarios.ts'
import { displayName } from '@maillage/core/identity/display-name.ts'
import { DAY_STEP, MAX_PRACTITIONER_DAYS } from '@maillage/planning/whatif/what-if-file.ts'
import type { AccessDependencies } from '../atlas/atlas-dependencies.ts'
import { POPULATION_YEAR } from '../atlas/read-area-communes.ts'
import { readOpenSlots } from '../atlas/read-open-slots.ts'
import { requireArea } from '../atlas/require-area.ts'
import { travelOf } from '../atlas/travel-of.ts'
import { readWorkedHalves, WEEKS, type WorkedHalves } from '../atlas/read-worked-halves.ts'

/**
 * What stands now, in the form of a what-if file: the sites of the network that are open or announced, and who works where, in half
 * days a week, as the openings of the next four weeks say. A site that has practitioners and no free slot within 30 days is full.
 * @throws {Refusal} `not-an-area`, `no-such-area`, `no-such-reason`, `reason-not-online`.
 */
export async function readBaseline(
  deps: AccessDependencies,
  asked: { reason: string; area: string },
): Promise<WhatIfBaseline> {
  const area = requireArea(deps.index, asked.area)
  const { db, clock } = deps.platform
  const { sites } = await readOpenSlots(deps, asked.reason)
  const worked = await readWorkedHalves(db, asked.reason, clock.now())
  const open = sites.filter((site) => site.isOwn && site.status === 'open')
  const isKnown = new Set(open.map((site) => site.id))
  const { time_zone: timeZone } = await db
    .selectFrom('network')
    .select('time_zone')
    .where('id', '=', await deps.network.id())
    .executeTakeFirstOrThrow()
  return {
    date: clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    area: area.key,
    travel: travelOf(deps.travelTime).label,
    populationYear: POPULATION_YEAR,
    sites: open.map(({ id, name, communeCode, lon, lat, starts }) => ({
      id,
      name,
      commune: communeCode,
      lon,
      lat,
      days: 0,
      ...(starts.length === 0 ? { isFull: true } : {}),
    })),
    practitioners: practitionersOf(worked.filter(({ siteId }) => isKnown.has(siteId))),
  }
}

function practitionersOf(worked: readonly WorkedHalves[]): WhatIfBaseline['practitioners'] {
  const byPerson = Map.groupBy(worked, ({ practitionerId }) => practitionerId)
  return [...byPerson].map(([id, places]) => {
    const [first] = places as [WorkedHalves]
    return { id, label: displayName(first), days: Object.fromEntries(daysOf(places)) }
  })
}

/** Half days a week, at least half a day each, and no more than a week in all: the longest place gives way. */
function daysOf(places: readonly WorkedHalves[]): [site: string, days: number][] {
  const days = places.map(({ siteId, halves }): [string, number] => [
    siteId,
    Math.max(DAY_STEP, Math.round(halves / WEEKS) * DAY_STEP),
  ])
  for (;;) {
    const total = days.reduce((sum, [, each]) => sum + each, 0)
    const longest = days.reduce((most, place) => (place[1] > most[1] ? place : most))
    if (total <= MAX_PRACTITIONER_DAYS) return days
    longest[1] -= DAY_STEP
  }
}
