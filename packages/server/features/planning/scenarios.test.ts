import type { Atlas } from '@maillage/contract/atlas.ts'
import type {
  PlanningScenario,
  PlanningScenarios,
  WhatIfBaseline,
} from '@maillage/contract/atlas-scenarios.ts'
import { parseWhatIf } from '@maillage/planning/whatif/parse-what-if.ts'
import type { CurrentNetwork } from '../network/current-network.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs } from '../../testing/sign-in-as.ts'
import { createSmallNetwork } from '../../testing/small-network.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

let app: TestApp
let planner: Who
let baseline: WhatIfBaseline
let scenario: PlanningScenario

type Who = { cookie: string; origin: string }
type Answer<Body> = { status: number; body: Body & { code?: string; detail?: string; version?: number } }

async function send<Body>(
  path: string,
  body?: unknown,
  who: Who = planner,
  key?: string,
): Promise<Answer<Body>> {
  const response = await app.request(path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { ...who, 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
  })
  return { status: response.status, body: await response.json() }
}
const ALL = '/api/planning/scenarios'
const at = (id: string, verb = '') => `${ALL}/${id}${verb ? `/${verb}` : ''}`
const draftOf = (over: object = {}) => ({
  name: 'Départ à la retraite',
  changes: [],
  on: null,
  maxMinutes: 15,
  ...over,
})
const audited = async () =>
  (
    await app.db
      .selectFrom('audit')
      .select(['action', 'detail'])
      .where('subject_type', '=', 'scenario')
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)

beforeAll(async () => {
  app = await createTestApp({ scenario: 'gers', now: '2027-01-12T08:05:00Z' })
  planner = await signInAs(app, ['planner'])
  const { body: atlas } = await send<Atlas>('/api/atlas')
  const found = await send<WhatIfBaseline>(
    `/api/planning/baseline?reason=${atlas.reasons[0]?.id}&area=dep:32`,
  )
  baseline = found.body
}, 60_000)
afterAll(() => app.close())

describe('the baseline that is offered', () => {
  it('names the open sites, who works where and how many days, as the command line reads it', () => {
    expect(baseline).toMatchObject({
      date: '2027-01-12',
      area: 'dep:32',
      travel: 'estimate',
      populationYear: 2023,
    })
    expect(baseline.sites.map(({ commune }) => commune).toSorted()).toEqual([
      '32132',
      '32233',
      '32319',
      '32370',
      '32462',
    ])
    expect(baseline.practitioners.length).toBeGreaterThan(4)
    for (const { label, days } of baseline.practitioners) {
      expect(label).toMatch(/ \p{Lu}\.$/u)
      const total = Object.values(days).reduce((sum, each) => sum + each, 0)
      expect(total).toBeGreaterThan(0)
      expect(total).toBeLessThanOrEqual(5)
    }
    expect(parseWhatIf({ baseline, scenarios: [{ name: 'x', changes: [] }] })).toMatchObject({
      ignoredFields: [],
    })
  })
})

describe('a scenario', () => {
  it('is kept, listed, and read again by its address', async () => {
    const [site] = baseline.sites
    const changes = [{ kind: 'close-site', site: site?.id, on: '2027-06-30' }]
    const made = await send<PlanningScenario>(ALL, draftOf({ baseline, changes }))
    expect(made.status, made.body.detail).toBe(201)
    scenario = made.body
    expect(scenario).toMatchObject({
      name: 'Départ à la retraite',
      changes,
      baseline,
      version: 1,
      createdBy: 'Essai',
    })
    expect((await send(at(scenario.id))).body).toEqual(scenario)
    const { body } = await send<PlanningScenarios>(ALL)
    expect(body.scenarios).toMatchObject([
      { id: scenario.id, area: 'dep:32', baselineDate: '2027-01-12', changes: 1 },
    ])
  })

  it('is made once, however often the same request comes', async () => {
    const draft = draftOf({ baseline, name: 'Deux fois' })
    const first = await send<PlanningScenario>(ALL, draft, planner, 'the-same-key')
    const again = await send<PlanningScenario>(ALL, draft, planner, 'the-same-key')
    expect(again.body.id).toBe(first.body.id)
    await send(at(first.body.id, 'remove'), { version: 1 })
  })

  it('is changed from the version on the screen only, and keeps its baseline', async () => {
    app.clock.advance(1)
    const draft = draftOf({
      name: 'Antenne à Montégut',
      version: 1,
      changes: [{ kind: 'open-site', id: 'm', name: 'Montégut', commune: '32282' }],
    })
    const changed = await send<PlanningScenario>(at(scenario.id, 'change'), draft)
    expect(changed).toMatchObject({ status: 200, body: { name: 'Antenne à Montégut', version: 2, baseline } })
    expect(changed.body.updatedAt > scenario.updatedAt).toBe(true)
    const late = await send(at(scenario.id, 'change'), draftOf({ version: 1 }))
    expect(late).toMatchObject({ status: 409, body: { code: 'scenario-changed', version: 2 } })
    expect((await send<PlanningScenario>(at(scenario.id))).body.name).toBe('Antenne à Montégut')
  })

  it('is copied under another name, then removed', async () => {
    const copy = await send<PlanningScenario>(at(scenario.id, 'duplicate'), { name: 'Copie' })
    expect(copy).toMatchObject({ status: 201, body: { name: 'Copie', version: 1, baseline } })
    expect(copy.body.changes).toHaveLength(1)
    expect(await send(at(copy.body.id, 'remove'), { version: 7 })).toMatchObject({ status: 409 })
    const left = await send<PlanningScenarios>(at(copy.body.id, 'remove'), { version: 1 })
    expect(left.body.scenarios.map(({ id }) => id)).toEqual([scenario.id])
    expect(await send(at(copy.body.id))).toMatchObject({ status: 404, body: { code: 'no-such-scenario' } })
  })

  it('leaves a line of the audit for each change', async () => {
    expect(await audited()).toEqual([
      'make-scenario',
      'make-scenario',
      'remove-scenario',
      'change-scenario',
      'duplicate-scenario',
      'remove-scenario',
    ])
  })

  it.each([
    [
      'a site twice in the baseline',
      () => ({ baseline: { ...baseline, sites: [...baseline.sites, ...baseline.sites] } }),
    ],
    [
      'a day that is none',
      () => ({ baseline, changes: [{ kind: 'close-site', site: 'x', on: '2027-02-30' }] }),
    ],
    ['an area that is none', () => ({ baseline: { ...baseline, area: 'dep:99' } })],
    [
      'half a character',
      () => ({ baseline: { ...baseline, sites: [{ ...baseline.sites[0], name: 'a\ud800' }] } }),
    ],
    ['a third of a day', () => ({ baseline, changes: [{ kind: 'change-days', site: 'x', days: 0.3 }] })],
    [
      'half a position',
      () => ({ baseline, changes: [{ kind: 'move-site', site: 'x', commune: '32132', lon: 1 }] }),
    ],
  ])('is refused with a sentence for %s', async (_what, over) => {
    const { status, body } = await send(ALL, draftOf(over()))
    expect([400, 404, 422]).toContain(status)
    expect(body.detail).toMatch(/^\p{Lu}.*[.)]$/u)
  })
})

describe('the scenarios of a network', () => {
  it.each(['coordinator', 'centre-manager'] as const)('are read by a %s, who changes none', async (role) => {
    const who = await signInAs(app, [role])
    expect((await send(at(scenario.id), undefined, who)).status).toBe(200)
    expect(await send(at(scenario.id, 'remove'), { version: 2 }, who)).toMatchObject({ status: 403 })
    expect(await send(ALL, draftOf({ baseline }), who)).toMatchObject({ status: 403 })
  })

  it('are not there for the public nor for the desk', async () => {
    expect((await app.request(at(scenario.id))).status).toBe(401)
    expect((await send(ALL, undefined, await signInAs(app, ['secretary']))).status).toBe(403)
  })

  it('are not there for the planner of another network', async () => {
    const other = await createSmallNetwork(app.db, '2020-01-02T00:00:00Z')
    const network = app.deps.network as CurrentNetwork
    network.forget()
    try {
      const there = await signInAs(app, ['planner'])
      expect(await send<PlanningScenarios>(ALL, undefined, there)).toMatchObject({
        status: 200,
        body: { scenarios: [] },
      })
      for (const verb of ['', 'change', 'duplicate', 'remove'])
        expect(
          await send(at(scenario.id, verb), verb ? draftOf({ version: 2 }) : undefined, there),
        ).toMatchObject({ status: 404, body: { code: 'no-such-scenario' } })
      const slots = await send<{ sites: { isOwn: boolean }[] }>(
        `/api/atlas/open-slots?reason=${await other.addReason()}`,
        undefined,
        there,
      )
      expect(slots.body.sites.filter(({ isOwn }) => isOwn)).toHaveLength(2)
    } finally {
      await app.db
        .updateTable('network')
        .set({ created_at: '2030-01-01T00:00:00Z' })
        .where('id', '=', other.networkId)
        .execute()
      network.forget()
    }
    expect((await send<PlanningScenario>(at(scenario.id))).body.version).toBe(2)
  })
})
