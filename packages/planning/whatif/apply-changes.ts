import {
  draftOf,
  daysOf,
  type PlannedState,
  type StateDraft,
  stateOn,
  type WhatIfGround,
} from './planned-state.ts'
import { createChanger } from './make-change.ts'
import { locate } from './locate.ts'
import {
  type Baseline,
  type Change,
  type LocalDate,
  MAX_PRACTITIONER_DAYS,
  type Scenario,
} from './what-if-file.ts'
import type { WhatIfRefusal } from './what-if-refusal.ts'

type Refused = { readonly refusals: readonly WhatIfRefusal[] }

/** Everything that is wrong in a baseline by itself: communes, positions, sites of practitioners, days, population. */
export function refusalsOfBaseline(baseline: Baseline, ground: WhatIfGround): WhatIfRefusal[] {
  const refusals: WhatIfRefusal[] = []
  const known = baseline.sites.map(({ id }) => id)
  for (const [i, site] of baseline.sites.entries()) {
    const place = locate(site, ground, `baseline.sites[${i}].commune`)
    if ('refusal' in place) refusals.push(place.refusal)
  }
  for (const [i, { label, days }] of baseline.practitioners.entries()) {
    const path = `baseline.practitioners[${i}].days`
    for (const id of days.keys()) {
      if (!known.includes(id)) refusals.push({ path: `${path}.${id}`, kind: 'no-such-site', id, known })
    }
    const total = [...days.values()].reduce((sum, each) => sum + each, 0)
    if (total > MAX_PRACTITIONER_DAYS)
      refusals.push({ path, kind: 'too-many-days', who: label, days: total, limit: MAX_PRACTITIONER_DAYS })
  }
  const { populationYear: given } = baseline
  if (given !== ground.populationYear)
    refusals.push({
      path: 'baseline.populationYear',
      kind: 'other-population',
      given,
      known: ground.populationYear,
    })
  return refusals
}

/** The baseline on a day, without any change: openings that it announces may have happened. */
export function baselineOn(baseline: Baseline, ground: WhatIfGround, on: LocalDate): PlannedState {
  return stateOn(startDraft(baseline, ground), on)
}

/**
 * Makes the changes of a scenario on a sound baseline: by date, and those of one date in their order. Changes later than the
 * day that is looked at are checked, and not counted.
 * @param path of the scenario in its file, for the refusals: `scenarios[0]`.
 */
export function applyChanges(
  baseline: Baseline,
  scenario: Scenario,
  ground: WhatIfGround,
  path = '',
): PlannedState | Refused {
  const wrongBase = refusalsOfBase(baseline, scenario, path)
  if (wrongBase.length > 0) return { refusals: wrongBase }
  const draft = startDraft(baseline, ground)
  const changer = createChanger(draft, ground)
  const on = dayOf(baseline, scenario)
  let state: PlannedState | undefined
  for (const { change, at } of byDate(scenario.changes)) {
    if (state === undefined && (change.on ?? baseline.date) > on) state = snapshot(draft, on, changer)
    changer.make(change, at(path))
  }
  state ??= stateOn(draft, on)
  refuseTooManyDays(draft, changer)
  if (changer.refusals.length > 0) return { refusals: unique(changer.refusals) }
  if (state.sites.some(({ isOpen }) => isOpen)) return state
  return { refusals: [{ path, kind: 'closes-every-site', scenario: scenario.name, date: on }] }
}

type Changer = ReturnType<typeof createChanger>

function startDraft(baseline: Baseline, ground: WhatIfGround): StateDraft {
  return draftOf(baseline, (site) => {
    const place = locate(site, ground, '')
    if ('refusal' in place) throw new RangeError(`the site ${site.id} of the baseline has no place`)
    return place
  })
}

function snapshot(draft: StateDraft, on: LocalDate, changer: Changer): PlannedState {
  refuseTooManyDays(draft, changer)
  return stateOn(draft, on)
}

/** The day that is looked at: the scenario's own, else that of its last change, else that of the baseline. */
function dayOf(baseline: Baseline, { on, changes }: Scenario): LocalDate {
  const dates = changes.map((change) => change.on ?? baseline.date)
  return on ?? dates.reduce((last, date) => (date > last ? date : last), baseline.date)
}

function byDate(changes: readonly Change[]): { change: Change; at: (path: string) => string }[] {
  return changes
    .map((change, i) => ({
      change,
      at: (path: string) => (path === '' ? `changes[${i}]` : `${path}.changes[${i}]`),
    }))
    .sort((a, b) => ((a.change.on ?? '') < (b.change.on ?? '') ? -1 : a.change.on === b.change.on ? 0 : 1))
}

function refusalsOfBase(baseline: Baseline, scenario: Scenario, path: string): WhatIfRefusal[] {
  const at = (field: string) => (path === '' ? field : `${path}.${field}`)
  const refusals: WhatIfRefusal[] = []
  const { basedOn } = scenario
  if (basedOn && basedOn.area !== baseline.area)
    refusals.push({
      path: at('basedOn.area'),
      kind: 'other-area',
      basedOn: basedOn.area,
      baseline: baseline.area,
    })
  if (basedOn && basedOn.date !== baseline.date)
    refusals.push({
      path: at('basedOn.date'),
      kind: 'other-baseline',
      basedOn: basedOn.date,
      baseline: baseline.date,
    })
  const dates = [
    { date: scenario.on, place: at('on') },
    ...scenario.changes.map(({ on }, i) => ({ date: on, place: at(`changes[${i}].on`) })),
  ]
  for (const { date, place } of dates) {
    if (date !== undefined && date < baseline.date)
      refusals.push({ path: place, kind: 'before-baseline', date, baseline: baseline.date })
  }
  return refusals
}

/** Days are summed once the changes of a day are all made: two of them may move days from one site to another. */
function refuseTooManyDays(draft: StateDraft, { refusals, lastTouched }: Changer): void {
  for (const practitioner of draft.practitioners.values()) {
    const days = daysOf(practitioner)
    const path = lastTouched.get(practitioner.id)
    if (path === undefined || days <= MAX_PRACTITIONER_DAYS) continue
    refusals.push({
      path,
      kind: 'too-many-days',
      who: practitioner.label,
      days,
      limit: MAX_PRACTITIONER_DAYS,
    })
  }
}

function unique(refusals: readonly WhatIfRefusal[]): WhatIfRefusal[] {
  return [...new Map(refusals.map((refusal) => [JSON.stringify(refusal), refusal])).values()]
}
