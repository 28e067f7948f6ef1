import { expect, test } from 'vitest'
import { lossClass } from './loss-fill.ts'
import { genericBaseline } from './generic-baseline.ts'
import { practitionersAfter } from './practitioners-after.ts'
import { readScenarioFile, scenarioFile } from './scenario-file.ts'
import { readDays, readWhatIfView } from './whatif-view.ts'

const atlas = { defaultArea: 'dep:32', reasons: [] }
const view = (query: string) => readWhatIfView(new URLSearchParams(query), atlas)
const baseline = {
  date: '2026-01-12',
  area: 'dep:32',
  travel: 'estimate',
  populationYear: 2023,
  sites: ['a', 'b'].map((id) => ({ id, name: id, commune: '32132', days: 0 })),
  practitioners: [
    { id: 'p', label: 'Dr Ysée B.', days: { b: 3 } },
    { id: 'q', label: 'Dr Edgar D.', days: { a: 2, b: 1 } },
  ],
}

test('an address says changes, remedy and needs; what cannot be read is left out', () => {
  const changes = [{ kind: 'close-site', site: 'a' }]
  const read = view(`changes=${JSON.stringify(changes)}&remedy=share&needs=a=7,b=x&minutes=20`)
  expect(read).toMatchObject({ changes, remedy: 'share', needs: { a: 7 }, minutes: 20 })
  expect(view('changes=[{"kind":"burn-site"}]&remedy=pray').changes).toBeUndefined()
  expect(view('changes=[').changes).toBeUndefined()
})

test('days go by halves, with a comma or a point', () => {
  expect(['3,5', '0.5', '5', '', '5,5', '1,2', '-1'].map((text) => readDays(text))).toEqual([
    ...[3.5, 0.5, 5],
    ...[undefined, undefined, undefined, undefined],
  ])
})

test('practitioners are numbered by site, and nobody is named', () => {
  const { practitioners } = genericBaseline(baseline, (place) => `Généraliste ${place}`)
  expect(practitioners.map(({ id, label }) => [id, label])).toEqual([
    ['q', 'Généraliste 1'],
    ['p', 'Généraliste 2'],
  ])
})

test('the days of a closed site are still to be worked, those of a retired person are not', () => {
  const after = practitionersAfter(baseline, [
    { kind: 'close-site', site: 'b' },
    { kind: 'retire-practitioner', practitioner: 'p' },
    { kind: 'add-practitioner', id: 'r', label: 'R', site: 'a', days: 4 },
  ])
  expect(after.map(({ id, days, capacity, hasLeft }) => ({ id, days, capacity, hasLeft }))).toEqual([
    { id: 'p', days: {}, capacity: 0, hasLeft: true },
    { id: 'q', days: { a: 2 }, capacity: 3, hasLeft: false },
    { id: 'r', days: { a: 4 }, capacity: 4, hasLeft: false },
  ])
})

test('a scenario goes to a file and comes back the same; a faulty file says where', () => {
  const scenario = { name: 'S', on: null, changes: [{ kind: 'close-site', site: 'a' } as const] }
  expect(readScenarioFile(scenarioFile(baseline, scenario, 20), 'fr')).toEqual({
    ...scenario,
    baseline,
    maxMinutes: 20,
  })
  expect(readScenarioFile('{', 'fr')).toEqual({ problem: 'JSON' })
  expect(readScenarioFile('{"baseline":{},"scenarios":[]}', 'fr')).toMatchObject({
    problem: expect.stringContaining('baseline.sites'),
  })
})

test('losses have three classes; who loses the last site is in the worst', () => {
  expect([0, 1, 9, 10, 19, 20, Number.POSITIVE_INFINITY].map((lost) => lossClass(5, 5 + lost))).toEqual([
    0, 1, 1, 2, 2, 3, 3,
  ])
})
