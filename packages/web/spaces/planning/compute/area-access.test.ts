import { loadCommunes } from '@maillage/territory/communes.ts'
import { coverageOf, nearestSites } from '@maillage/territory/coverage.ts'
import { createPlainTable } from '@maillage/territory/plain-estimate.ts'
import { communePlaces } from '@maillage/territory/travel-table.ts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accessOf, type AccessRequest, type AccessTables, computeTables } from './area-access.ts'
import { areaRows } from './area-rows.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../../../../data/communes/${name}.csv`, import.meta.url), 'utf8')
const [head, ...lines] = read('communes').split('\n')
const gers = lines.filter((line) => line.startsWith('32') || line.startsWith('31157'))
const index = loadCommunes({
  communes: [head, ...gers].join('\n'),
  departements: read('departements'),
})
const rows = areaRows(index, ['31157'])
const population = Array.from(rows, (row) => index.population[row] as number)

const NOW = Date.parse('2027-01-11T07:00:00Z')
const HOUR = 3_600_000
const site = (communeCode: string, ...hours: number[]) => {
  const row = index.rowOf(communeCode) as number
  return {
    communeCode,
    lon: index.lon[row] as number,
    lat: index.lat[row] as number,
    starts: hours.map((count) => NOW + count * HOUR),
    isOnPaper: true,
  }
}
const request: AccessRequest = {
  travel: { kind: 'plain', detour: 1.35, kmPerHour: 55 },
  sites: [site('32132', 3), site('32319', 100), site('32462'), { ...site('31157', 1), isOnPaper: false }],
  now: NOW,
  until: NOW + 720 * HOUR,
}

function tablesOf(asked: AccessRequest): { tables: AccessTables; parts: number[] } {
  const parts: number[] = []
  const steps = computeTables(index, rows, asked)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { tables: step.value, parts }
    parts.push(step.value)
  }
}

test('communes of sites outside are not of the area', () => {
  expect(rows.length).toBe(gers.length - 1)
  expect(population.reduce((sum, people) => sum + people)).toBe(192_645)
})

test('the minutes and the share are those of the command line, to the digit', () => {
  const { tables } = tablesOf(request)
  const access = accessOf(tables, population, request)
  const open = [request.sites[0], request.sites[1], request.sites[3]] as const
  const places = {
    size: 3,
    lon: Float64Array.from(open, (one) => one?.lon ?? 0),
    lat: Float64Array.from(open, (one) => one?.lat ?? 0),
    commune: Int32Array.from(open, (one) => index.rowOf(one?.communeCode ?? '') ?? -1),
    areCommunes: false,
  }
  const plain = createPlainTable(index, { detour: 1.35, kmPerHour: 55 })
  const expected = nearestSites(plain.minutes(communePlaces(index, rows), places), rows.length, 3)
  expect(access.real.nearest[1]?.minutes).toEqual(expected.minutes)
  const share = (nearest: typeof expected) => coverageOf(nearest, population, 15).share
  expect(share(access.real.nearest[1] as typeof expected)).toBe(share(expected))
})

test('a site without a slot by then is not counted, on paper it is', () => {
  const access = accessOf(tablesOf(request).tables, population, request)
  const [soon, week] = access.real.nearest
  expect(new Set(soon?.site)).toEqual(new Set([0, 3]))
  expect(new Set(week?.site)).toEqual(new Set([0, 1, 3]))
  expect(new Set(access.paper.site)).toEqual(new Set([0, 1, 2]))
})

test('roads that wind more bring fewer people near, and roads that wind less bring more', () => {
  const access = accessOf(tablesOf(request).tables, population, request)
  const share = coverageOf(access.real.nearest[1] as never, population, 15).share
  expect(access.spread[1]?.low).toBeLessThan(share)
  expect(access.spread[1]?.high).toBeGreaterThan(share)
})

test('progress rises to the whole', () => {
  const { parts } = tablesOf(request)
  expect(parts).toEqual(parts.toSorted((a, b) => a - b))
  expect(parts.at(-1)).toBe(1)
})

test('minutes that the server gives are taken as they are; without a road there is no way', () => {
  const minutes = Array.from({ length: rows.length * 4 }, (_, at) => (at % 4 === 1 ? null : (at % 4) + 10))
  const given: AccessRequest = { ...request, travel: { kind: 'given', label: 'roads', minutes } }
  const access = accessOf(tablesOf(given).tables, population, given)
  expect([...new Set(access.real.nearest[2]?.minutes)]).toEqual([10])
  expect(access.table[1]).toBe(Number.POSITIVE_INFINITY)
})
