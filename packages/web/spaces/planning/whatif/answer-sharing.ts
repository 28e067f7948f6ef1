import type { WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import type { SharingReason } from '@maillage/planning/sharing/explain-sharing.ts'
import { type SharingAnswer, shareSites } from '@maillage/planning/sharing/share-sites.ts'
import type { SharingPractitioner, SharingProblem } from '@maillage/planning/sharing/sharing-problem.ts'
import { parseWhatIf } from '@maillage/planning/whatif/parse-what-if.ts'
import type { Places } from '@maillage/territory/travel-table.ts'
import { answerWhatIf, groundOf, type KeptBaseline } from './answer-what-if.ts'
import { type PractitionerAfter, practitionersAfter } from './practitioners-after.ts'
import type { Shared, SharedPerson, SharingSpec, SharingWhy, SiteOutcome } from './what-if-messages.ts'

const WORKING_DAYS = [0, 1, 2, 3, 4]

interface Case {
  readonly sites: readonly SiteOutcome[]
  /** Everybody, those who left too. */
  readonly everybody: readonly PractitionerAfter[]
  /** Who has days to share. */
  readonly staff: readonly PractitionerAfter[]
  /** By row of the staff: the site near which this person is taken to live. */
  readonly homes: readonly number[]
}

/**
 * Shares the days of the salaried practitioners between the sites that stay, as `maillage share` does. What the baseline does not say
 * is taken so: one lives where most of one's days are; a site has a room for each of its practitioners and one more.
 */
export function answerSharing(spec: SharingSpec, kept?: KeptBaseline): Shared {
  const answered = answerWhatIf(spec, kept).outcome
  const parsed = parseWhatIf({ baseline: spec.baseline, scenarios: [{ name: 'scenario', changes: [] }] })
  if ('refusals' in answered && answered.refusals.some(({ kind }) => kind !== 'closes-every-site'))
    return { nobody: true }
  if ('refusals' in parsed) return { nobody: true }
  const sites =
    'refusals' in answered ? sitesOfBaseline(spec, kept) : answered.sites.filter(({ isThere }) => isThere)
  const everybody = practitionersAfter(spec.baseline, spec.changes)
  const staff = everybody.filter(({ capacity }) => capacity > 0)
  if (staff.length === 0 || sites.length === 0) return { nobody: true }
  const homes = staff.map((person) => homeOf(person, sites))
  const problem = problemOf(spec, { sites, everybody, staff, homes })
  const roundTrip = roundTrips(spec, parsed.file.baseline, { sites, homes })
  const answer = shareSites(problem, roundTrip)
  if ('refusals' in answer) return answer
  return outcomeOf(spec, { sites, everybody, staff, homes }, answer)
}

/** The sites of the baseline when the changes leave none with a slot: those that no change closes. */
function sitesOfBaseline(spec: SharingSpec, kept: KeptBaseline | undefined): SiteOutcome[] {
  const { outcome } = answerWhatIf({ ...spec, changes: [] }, kept)
  const closed = new Set(
    spec.changes.flatMap((change) => (change.kind === 'close-site' ? [change.site] : [])),
  )
  return 'refusals' in outcome ? [] : outcome.sites.filter(({ id }) => !closed.has(id))
}

function homeOf({ days, before }: PractitionerAfter, sites: readonly SiteOutcome[]): number {
  const most = (at: Readonly<Record<string, number>>) =>
    sites.reduce((best, { id }, row) => ((at[id] ?? 0) > (at[sites[best]?.id ?? ''] ?? 0) ? row : best), 0)
  return Object.keys(before).length > 0 ? most(before) : most(days)
}

function problemOf(
  { needs, rules, service }: SharingSpec,
  { sites, staff, everybody, homes }: Case,
): SharingProblem {
  return {
    services: [{ id: 'service', label: service }],
    sites: sites.map((site) => ({
      id: site.id,
      label: site.name,
      place: site.communeCode,
      rooms: 1 + Math.max(1, everybody.filter(({ before }) => (before[site.id] ?? 0) > 0).length),
      weekdays: WORKING_DAYS,
      openDays: 0,
      need: [halves(needs[site.id] ?? 0)],
    })),
    practitioners: staff.map(
      ({ id, label, days, capacity }, row): SharingPractitioner => ({
        id,
        label,
        services: [0],
        halfDays: halves(Math.min(capacity, WORKING_DAYS.length)),
        home: sites[homes[row] ?? 0]?.communeCode ?? '',
        weekdays: WORKING_DAYS,
        maxSites: Math.max(rules.maxSites, Object.keys(days).length),
        maxMinutesPerDay: rules.maxMinutesPerDay,
        fixedDays: [],
        today: { kind: 'counts', halfDays: sites.map((site) => halves(days[site.id] ?? 0)) },
        preferences: sites.map(() => undefined),
      }),
    ),
  }
}

const halves = (days: number) => Math.round(days * 2)

/** Minutes there and back from the homes to the sites, row-major. */
function roundTrips(
  spec: SharingSpec,
  baseline: { readonly travel: string },
  { sites, homes }: Pick<Case, 'sites' | 'homes'>,
): Float64Array {
  const { index, travel } = groundOf(spec, baseline)
  const places: Places = {
    size: sites.length,
    lon: Float64Array.from(sites, ({ lon }) => lon),
    lat: Float64Array.from(sites, ({ lat }) => lat),
    commune: Int32Array.from(sites, ({ communeCode }) => index.rowOf(communeCode) ?? 0),
    areCommunes: false,
  }
  const minutes = travel.minutes(places, places)
  const between = (from: number, to: number) =>
    from === to ? 0 : (minutes[from * sites.length + to] as number)
  return Float64Array.from(
    homes.flatMap((home) => sites.map((_, to) => between(home, to) + between(to, home))),
  )
}

function outcomeOf(spec: SharingSpec, shared: Case, { sharing, reasons }: SharingAnswer): Shared {
  const { sites, everybody, staff, homes } = shared
  const daysAt = (days: Readonly<Record<string, number>>) => sites.map(({ id }) => days[id] ?? 0)
  const people = everybody.map((person): SharedPerson => {
    const row = staff.indexOf(person)
    const week = sharing.weeks[row]
    const { id, label, hasLeft } = person
    return {
      ...{ id, label, hasLeft, before: daysAt(person.before), today: daysAt(person.days) },
      after: week ? week.halfDays.map((units) => units / 2) : sites.map(() => 0),
      home: homes[row] ?? -1,
      road: week?.road ?? 0,
    }
  })
  const given = sites.map((_, site) => people.reduce((sum, { after }) => sum + (after[site] ?? 0), 0))
  const reason = mostMoved(people, staff, reasons)
  return {
    sites: sites.map(({ id }, row) => ({ id, need: spec.needs[id] ?? 0, given: given[row] ?? 0 })),
    people,
    missing: sharing.score.missing / 2,
    why: reason && whyOf(reason, staff),
    changes: people.flatMap((person) => changesOf(person, spec, sites)),
  }
}

const moved = ({ today, after }: SharedPerson) =>
  today.reduce((sum, days, site) => sum + Math.abs(days - (after[site] ?? 0)), 0)

function mostMoved(
  people: readonly SharedPerson[],
  staff: readonly PractitionerAfter[],
  reasons: readonly SharingReason[],
): SharingReason | undefined {
  const [first] = people.filter((person) => moved(person) > 0).toSorted((a, b) => moved(b) - moved(a))
  return reasons.find(({ practitioner }) => staff[practitioner]?.id === first?.id)
}

function whyOf(
  { practitioner, sites, need, alternatives, verdict }: SharingReason,
  staff: readonly PractitionerAfter[],
): SharingWhy {
  return {
    practitioner: staff[practitioner]?.id ?? '',
    sites,
    need: need / 2,
    partings: alternatives.map(({ halfDays, isChosen, outcome }) => ({
      days: halfDays.map((units) => units / 2),
      isChosen,
      covered: outcome && outcome.covered / 2,
      road: outcome?.road ?? 0,
    })),
    verdict,
  }
}

/** Fewer days first: two of them may move days from one site to another. */
function changesOf(
  { id, today, after, hasLeft }: SharedPerson,
  spec: SharingSpec,
  sites: readonly SiteOutcome[],
) {
  const date = spec.changes.reduce((last, { on }) => (on !== undefined && on > last ? on : last), '')
  return sites
    .flatMap((site, row): { gain: number; change: WhatIfChange }[] => {
      const gain = (after[row] ?? 0) - (today[row] ?? 0)
      if (hasLeft || gain === 0) return []
      const change = { kind: 'change-days', practitioner: id, site: site.id, days: after[row] ?? 0 } as const
      return [{ gain, change: date === '' ? change : { ...change, on: date } }]
    })
    .toSorted((a, b) => a.gain - b.gain)
    .map(({ change }) => change)
}
