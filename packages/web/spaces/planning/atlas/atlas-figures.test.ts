import { expect, test } from 'vitest'
import { sortedCommunes } from './atlas-figures.ts'
import type { CommuneFigures } from './commune-figures.ts'
import { classAmong, LAYER_SPECS } from './layers.ts'

const commune = (rank: number, name: string, population: number, site: number): CommuneFigures => ({
  row: rank,
  code: `3200${rank}`,
  name,
  epci: '',
  population,
  minutes: 100 - rank,
  site,
  thirdDays: rank,
  apl: 3,
  rank,
})
const communes = [
  commune(2, 'Éauze', 30, 0),
  commune(1, 'Auch', 10, 1),
  commune(4, 'Estang', 20, 0),
  commune(3, 'Zénon', 20, -1),
]
const names = (sort: Parameters<typeof sortedCommunes>[1]) =>
  sortedCommunes(communes, sort, (site) => ['Vic', 'Marciac'][site] ?? '', 'fr').map(({ name }) => name)

test('the furthest come first, names follow the alphabet of the language, equals keep their rank', () => {
  expect(names({ by: 'minutes', isRising: false })).toEqual(['Auch', 'Éauze', 'Zénon', 'Estang'])
  expect(names({ by: 'name', isRising: true })).toEqual(['Auch', 'Éauze', 'Estang', 'Zénon'])
  expect(names({ by: 'population', isRising: false })).toEqual(['Éauze', 'Zénon', 'Estang', 'Auch'])
  expect(names({ by: 'nearest', isRising: true })).toEqual(['Zénon', 'Auch', 'Éauze', 'Estang'])
})

test('15 minutes are near, 16 are not; a commune at 2.5 consultations is not under-served', () => {
  const { minutes, apl, third } = LAYER_SPECS
  expect([15, 16].map((value) => classAmong(value, minutes) < minutes.breakAt)).toEqual([true, false])
  expect([2.49, 2.5].map((value) => classAmong(value, apl) < apl.breakAt)).toEqual([true, false])
  expect([7, 7.01].map((value) => classAmong(value, third) < third.breakAt)).toEqual([true, false])
})

test('what has no value is in the last class, after the furthest', () => {
  expect(classAmong(Number.POSITIVE_INFINITY, LAYER_SPECS.minutes)).toBe(8)
  expect(classAmong(500, LAYER_SPECS.minutes)).toBe(7)
  expect(classAmong(Number.NaN, LAYER_SPECS.apl)).toBe(5)
})

test('a commune without an APL is last in both orders of that column, one without a third appointment is the latest', () => {
  const [a, b, c] = communes.map((one, at) => ({
    ...one,
    apl: [Number.NaN, 3, 2][at] ?? 0,
    thirdDays: [4, Number.POSITIVE_INFINITY, 2][at] ?? 0,
  })) as [CommuneFigures, CommuneFigures, CommuneFigures]
  const order = (by: 'apl' | 'third', isRising: boolean) =>
    sortedCommunes([a, b, c], { by, isRising }, () => '', 'fr').map(({ name }) => name)
  expect(order('apl', true)).toEqual([c.name, b.name, a.name])
  expect(order('apl', false)).toEqual([b.name, c.name, a.name])
  expect(order('third', false)).toEqual([b.name, a.name, c.name])
})
