import type { PlanningScenario, WhatIfBaseline, WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import type { AtlasSite } from '@maillage/contract/atlas.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { travelLabel } from '../atlas/atlas-view.ts'
import { changeSearch, useAddress } from '../address.tsx'
import { type Ground, useGround } from '../ground/use-ground.ts'
import type { MapShapes } from '../map/map-shapes.ts'
import { openSlotsOptions } from '../planning-api.ts'
import { usePlanning } from '../planning-context.ts'
import { genericBaseline } from './generic-baseline.ts'
import { practitionersAfter } from './practitioners-after.ts'
import { baselineOptions, scenarioOptions } from './scenario-api.ts'
import { type Asked, useAsked, useThread, type WhatIfThread } from './use-worker.ts'
import type { Shared, SharingSpec, WhatIfAnswer, WhatIfOutcome, WhatIfSpec } from './what-if-messages.ts'
import { readWhatIfView, type WhatIfView } from './whatif-view.ts'

/** A scenario that came from a file, until it is kept. */
export interface OpenedFile {
  readonly name: string
  readonly baseline: WhatIfBaseline
  readonly changes: readonly WhatIfChange[]
  readonly maxMinutes: number
  readonly on: string | null
}

export interface RecruitPlan {
  readonly site: string
  readonly days: number
}

/** Everything that the parts of the screen read. */
export interface WhatIfScreen {
  readonly view: WhatIfView
  readonly ground: Ground | undefined
  readonly shapes: MapShapes | undefined
  readonly baseline: WhatIfBaseline | undefined
  /** When the baseline was taken. */
  readonly baseAt: number
  readonly kept: PlanningScenario | undefined
  readonly opened: OpenedFile | undefined
  readonly changes: readonly WhatIfChange[]
  readonly on: string | null
  readonly minutes: number
  /** With the changes alone. */
  readonly bare: Asked<WhatIfOutcome>
  readonly shared: Asked<Shared>
  /** With the remedy that is looked at. */
  readonly shown: Asked<WhatIfOutcome>
  readonly remedyChanges: readonly WhatIfChange[]
  readonly needs: Readonly<Record<string, number>>
  readonly recruit: RecruitPlan | undefined
  readonly knownSites: readonly AtlasSite[]
  readonly thread: WhatIfThread | undefined
  readonly spec: WhatIfSpec | undefined
  readonly error: Error | null
  readonly canUndo: boolean
  setChanges(changes: readonly WhatIfChange[], more?: Readonly<Record<string, string | undefined>>): void
  undo(): void
  open(file: OpenedFile): void
  retry(): void
  communeName(code: string): string
  siteName(id: string): string
  practitioner(id: string): string
}

export const SHARING_RULES = { maxSites: 2, maxMinutesPerDay: 105 }
const NO_SITES: readonly AtlasSite[] = []
const NO_CHANGES: readonly WhatIfChange[] = []
const DAYS_OF_A_RECRUIT = 5

export function answerIn(outcome: WhatIfOutcome | undefined): WhatIfAnswer | undefined {
  return outcome && !('refusals' in outcome) ? outcome : undefined
}

export function useWhatIfScreen(text: WhatIfText): WhatIfScreen {
  const { atlas } = usePlanning()
  const { search: address } = useAddress()
  const view = useMemo(() => readWhatIfView(address, atlas), [address, atlas])
  const base = useBase(view, text)
  const { baseline, kept, opened } = base
  const { ground, shapes, error, retry } = useGround(baseline?.area ?? view.area)
  const slots = useQuery(openSlotsOptions(atlas.reasons[0]?.id ?? ''))
  const knownSites = slots.data?.sites ?? NO_SITES
  const changes = view.changes ?? opened?.changes ?? kept?.changes ?? NO_CHANGES
  const on = kept?.on ?? opened?.on ?? null
  const minutes = view.minutes ?? kept?.maxMinutes ?? opened?.maxMinutes ?? 15
  const areSitesRead = slots.data !== undefined || slots.isError
  // biome-ignore lint/correctness/useExhaustiveDependencies: places stand still, whatever is booked there
  const spec = useMemo<WhatIfSpec | undefined>(() => {
    if (!ground || !baseline || !areSitesRead) return undefined
    const { files, outside, populationYear } = ground.communes
    const places = knownSites.map(({ communeCode, lon, lat }) => ({ communeCode, lon, lat }))
    return { ground: { files, outside, populationYear }, places, baseline, changes, on, maxMinutes: minutes }
  }, [ground, baseline, changes, on, minutes, areSitesRead])
  const answers = useAnswers(spec, view, text)
  const history = useHistory(changes)
  const names = useNames(baseline, changes, ground)
  return {
    ...{
      view,
      ground,
      shapes,
      ...base,
      changes,
      on,
      minutes,
      ...answers,
      knownSites,
      spec,
      ...history,
      ...names,
    },
    error: error ?? base.error,
    retry: () => {
      retry()
      base.retry()
      if (slots.isError) void slots.refetch()
    },
  }
}

/** The baseline of a kept scenario, of a file, or today's. */
function useBase(view: WhatIfView, text: WhatIfText) {
  const { atlas } = usePlanning()
  const [opened, setOpened] = useState<OpenedFile>()
  const reason = atlas.reasons[0]
  const scenario = useQuery({
    ...scenarioOptions(view.scenarioId ?? ''),
    enabled: view.scenarioId !== undefined,
  })
  const isNew = view.scenarioId === undefined && opened === undefined
  const today = useQuery({
    ...baselineOptions(reason?.id ?? '', view.area),
    enabled: isNew && reason !== undefined,
  })
  const kept = view.scenarioId === undefined ? undefined : scenario.data
  const travel = travelLabel(view.travel)
  const fresh = useMemo(
    () => today.data && { ...genericBaseline(today.data, text.practitioner), travel },
    [today.data, text, travel],
  )
  const file = view.scenarioId === undefined ? opened : undefined
  const baseline = kept?.baseline ?? (view.scenarioId === undefined ? (file?.baseline ?? fresh) : undefined)
  return {
    kept,
    opened: file,
    baseline,
    baseAt: kept ? Date.parse(kept.createdAt) : Date.parse(atlas.now),
    error: scenario.error ?? today.error,
    open: (next: OpenedFile) => {
      setOpened(next)
      changeSearch({
        scenario: undefined,
        changes: undefined,
        remedy: undefined,
        needs: undefined,
        minutes: undefined,
      })
    },
    retry: () => {
      if (scenario.isError) void scenario.refetch()
      if (today.isError) void today.refetch()
    },
  }
}

function useAnswers(spec: WhatIfSpec | undefined, view: WhatIfView, text: WhatIfText) {
  const { atlas, language } = usePlanning()
  const thread = useThread()
  const run = thread && ((asked: WhatIfSpec) => thread.run(asked))
  const bare = useAsked(spec, run)
  const needs = useMemo(() => needsOf(spec, view.needs), [spec, view.needs])
  const service = atlas.reasons[0]?.care[language] ?? ''
  const sharing = useMemo<SharingSpec | undefined>(
    () => (spec && spec.changes.length > 0 ? { ...spec, service, needs, rules: SHARING_RULES } : undefined),
    [spec, needs, service],
  )
  const shared = useAsked(sharing, thread && ((asked: SharingSpec) => thread.share(asked)))
  const recruit = useMemo(() => recruitOf(bare.value, view), [bare.value, view])
  const remedyChanges = useMemo(() => {
    if (view.remedy === 'share' && shared.value && 'changes' in shared.value) return shared.value.changes
    if (view.remedy === 'recruit' && recruit && spec) return [recruitChange(recruit, spec.changes, text)]
    return NO_CHANGES
  }, [view.remedy, shared.value, recruit, spec, text])
  const remedied = useMemo(
    () =>
      spec && remedyChanges.length > 0
        ? { ...spec, changes: [...spec.changes, ...remedyChanges] }
        : undefined,
    [spec, remedyChanges],
  )
  const withRemedy = useAsked(remedied, run)
  return { thread, bare, shared, needs, recruit, remedyChanges, shown: remedied ? withRemedy : bare }
}

/** Days a week that each site needs: those that it has in the baseline, until somebody says otherwise. */
function needsOf(
  spec: WhatIfSpec | undefined,
  said: Readonly<Record<string, number>>,
): Record<string, number> {
  if (!spec) return {}
  const { sites, practitioners } = spec.baseline
  return Object.fromEntries(
    sites.map(({ id, days }) => [
      id,
      said[id] ?? practitioners.reduce((sum, person) => sum + (person.days[id] ?? 0), days),
    ]),
  )
}

/** Where most days are lost, and as many as one practitioner can take. */
function recruitOf(outcome: WhatIfOutcome | undefined, { recruit }: WhatIfView): RecruitPlan | undefined {
  const answer = answerIn(outcome)
  if (!answer) return undefined
  const lost = (site: WhatIfAnswer['sites'][number]) => (site.before?.days ?? 0) - site.days
  const there = answer.sites.filter(({ isThere }) => isThere)
  const worst = there.reduce<(typeof there)[number] | undefined>(
    (most, site) => (most && lost(most) >= lost(site) ? most : site),
    undefined,
  )
  const site = there.find(({ id }) => id === recruit.site) ?? worst
  if (!site) return undefined
  const days = recruit.days ?? Math.min(DAYS_OF_A_RECRUIT, Math.max(0.5, lost(site) || DAYS_OF_A_RECRUIT))
  return { site: site.id, days }
}

/** The change that recruits, on the day of the last of the others. */
export function recruitChange(
  { site, days }: RecruitPlan,
  changes: readonly WhatIfChange[],
  text: Pick<WhatIfText, 'recruited'>,
): WhatIfChange {
  const on = changes.reduce(
    (last, change) => (change.on !== undefined && change.on > last ? change.on : last),
    '',
  )
  const recruits = changes.filter(({ kind }) => kind === 'add-practitioner').length
  const change = {
    kind: 'add-practitioner',
    id: `recruit-${recruits + 1}`,
    label: text.recruited,
    site,
    days,
  } as const
  return on === '' ? change : { ...change, on }
}

/** The changes live in the address; what undo goes back to lives here. */
function useHistory(changes: readonly WhatIfChange[]) {
  const past = useRef<(readonly WhatIfChange[])[]>([])
  const put = (next: readonly WhatIfChange[], more: Readonly<Record<string, string | undefined>> = {}) =>
    changeSearch({ changes: JSON.stringify(next), ...more })
  return {
    canUndo: changes.length > 0 || past.current.length > 0,
    setChanges: (next: readonly WhatIfChange[], more: Readonly<Record<string, string | undefined>> = {}) => {
      past.current.push(changes)
      put(next, more)
    },
    undo: () => put(past.current.pop() ?? changes.slice(0, -1)),
  }
}

function useNames(
  baseline: WhatIfBaseline | undefined,
  changes: readonly WhatIfChange[],
  ground: Ground | undefined,
) {
  return useMemo(() => {
    const communeName = (code: string) => {
      const row = ground?.index.rowOf(code)
      return row === undefined ? code : (ground?.index.names[row] ?? code)
    }
    const sites = new Map(baseline?.sites.map((site) => [site.id, site]))
    const isAlone = (commune: string) =>
      baseline?.sites.filter((site) => site.commune === commune).length === 1
    const news = new Map(
      changes.flatMap((change) => (change.kind === 'open-site' ? [[change.id, change.name]] : [])),
    )
    const people = new Map(
      baseline ? practitionersAfter(baseline, changes).map(({ id, label }) => [id, label]) : [],
    )
    return {
      communeName,
      siteName: (id: string) => {
        const site = sites.get(id)
        return site && isAlone(site.commune) ? communeName(site.commune) : (site?.name ?? news.get(id) ?? id)
      },
      practitioner: (id: string) => people.get(id) ?? id,
    }
  }, [baseline, changes, ground])
}
