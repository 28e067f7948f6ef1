import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadCommunes } from './communes.ts'
import { communesWithin } from './communes-within.ts'
import { nearestCommune } from './commune-grid.ts'
import { greatCircleKm } from './great-circle.ts'
import { createTravelEstimate, ESTIMATE_PARAMETERS } from './travel-estimate.ts'
import { UnknownCommuneError } from './travel-time.ts'

const read = (name: string) => readFileSync(new URL(`../../data/communes/${name}.csv`, import.meta.url))
const france = loadCommunes({
  communes: read('communes'),
  departements: read('departements'),
  roadIslands: read('road-islands'),
})
const estimate = createTravelEstimate(france)

const [auch, fleurance, lectoure, saintClar, vic] = ['32013', '32132', '32208', '32370', '32462'] as const
const [plaisance, marciac, mirande, condom, nerac] = ['32319', '32233', '32256', '32107', '47195'] as const
const [toulouse, nimes, bellegarde, foix, cabannes] = ['31555', '30189', '30034', '09122', '09070'] as const

describe('great-circle distance', () => {
  it('one degree of latitude is 111.2 km, and Paris to Toulouse 588 km', () => {
    expect(greatCircleKm(0, 43, 0, 44)).toBeCloseTo(111.195, 2)
    expect(greatCircleKm(2.3522, 48.8566, 1.4442, 43.6047)).toBeCloseTo(588, 0)
    expect(greatCircleKm(179.9, 0, -179.9, 0)).toBeCloseTo(22.24, 1)
  })
})

describe('the estimate on well-known pairs', () => {
  it.each([
    ['Lectoure', 'Fleurance', lectoure, fleurance, 12],
    ['Auch', 'Fleurance', auch, fleurance, 25],
    ['Vic-Fezensac', 'Auch', vic, auch, 30],
    ['Plaisance', 'Marciac', plaisance, marciac, 15],
    ['Fleurance', 'Saint-Clar', fleurance, saintClar, 16],
    ['Auch', 'Mirande', auch, mirande, 25],
    ['Condom', 'Auch', condom, auch, 43],
    ['Condom', 'Nérac', condom, nerac, 22],
    ['Auch', 'Toulouse', auch, toulouse, 70],
    ['Bellegarde', 'Nîmes', bellegarde, nimes, 22],
    ['Les Cabannes', 'Foix', cabannes, foix, 30],
  ])('%s to %s: within 5 minutes, or 15 percent, of the drive people know', (_from, _to, from, to, known) => {
    const minutes = estimate.minutesBetween(from, to) as number
    expect(Math.abs(minutes - known)).toBeLessThanOrEqual(Math.max(5, known * 0.15))
  })
})

describe('the estimate', () => {
  it('is whole, the same both ways, and at least a minute', async () => {
    const there = await estimate.minutes([lectoure], [fleurance, auch])
    const back = await estimate.minutes([fleurance, auch], [lectoure])
    expect(there.pairs[0]?.map((pair) => pair.minutes)).toEqual(back.pairs.map((row) => row[0]?.minutes))
    expect(
      there.pairs.flat().every((pair) => Number.isInteger(pair.minutes) && pair.provider === 'estimate'),
    ).toBe(true)
    expect(there.fallbacks).toEqual([])
    const door = { lon: 0.66, lat: 43.85 }
    expect(estimate.minutesBetween(door, door)).toBe(ESTIMATE_PARAMETERS.terminalMinutes)
  })

  it('inside a commune follows its area', () => {
    expect(estimate.minutesBetween(fleurance, fleurance)).toBeGreaterThan(2)
    expect(estimate.minutesBetween(fleurance, fleurance)).toBeLessThan(8)
    expect(estimate.minutesBetween(auch, auch)).toBeGreaterThan(
      estimate.minutesBetween(plaisance, plaisance) as number,
    )
    const site = { lon: 0.663, lat: 43.8494, commune: fleurance }
    expect(estimate.minutesBetween(fleurance, site)).toBe(estimate.minutesBetween(fleurance, fleurance))
  })

  it('between two points of a commune follows the distance', () => {
    const west = { lon: 0.655, lat: 43.8494 }
    const east = { lon: 0.67, lat: 43.8494 }
    expect(estimate.minutesBetween(west, east)).toBe(3)
  })

  it('a point without commune takes the density of the nearest one', () => {
    const inParis = { lon: 2.35, lat: 48.86 }
    const farther = { lon: 2.42, lat: 48.86 }
    const inGers = { lon: 0.5, lat: 43.9 }
    const eastward = { lon: 0.576, lat: 43.9 }
    const slow = estimate.minutesBetween(inParis, farther) as number
    expect(slow).toBeGreaterThan(1.8 * (estimate.minutesBetween(inGers, eastward) as number))
    expect(france.names[nearestCommune(france, 0.6213, 43.9342)]).toBe('Lectoure')
  })

  it('says nothing across the sea or without a position', () => {
    expect(estimate.minutesBetween(fleurance, '2A004')).toBeNull()
    expect(estimate.minutesBetween('56121', '56152')).toBeNull()
    expect(estimate.minutesBetween('56241', '56152')).not.toBeNull()
    expect(estimate.minutesBetween('97801', '97801')).toBeGreaterThan(0)
    expect(estimate.minutesBetween('15014', '15031')).toBeNull()
  })

  it('refuses a code that is no commune', async () => {
    expect(() => estimate.minutesBetween('99999', fleurance)).toThrow(UnknownCommuneError)
    await expect(estimate.minutes([fleurance], ['99999'])).rejects.toThrow('no commune has the code "99999"')
  })

  it('grows with distance', () => {
    const origin = { lon: 0.6, lat: 43.9, commune: lectoure }
    const minutes = Array.from({ length: 80 }, (_, i) =>
      estimate.minutesBetween(origin, { lon: 0.6, lat: 43.9 + i * 0.01, commune: fleurance }),
    ) as number[]
    for (const [i, further] of minutes.slice(1).entries())
      expect(further).toBeGreaterThanOrEqual(minutes[i] as number)
  })

  it('rounds up', () => {
    const door = { lon: 0.66, lat: 43.85 }
    const estimateOf = (terminalMinutes: number) =>
      createTravelEstimate(france, { ...ESTIMATE_PARAMETERS, terminalMinutes }).minutesBetween(door, door)
    expect([2, 2.1, 2.9].map(estimateOf)).toEqual([2, 3, 3])
  })

  it('has parameters that can be changed', () => {
    const slow = createTravelEstimate(france, { ...ESTIMATE_PARAMETERS, terminalMinutes: 11 })
    expect(slow.minutesBetween(lectoure, fleurance)).toBe(
      (estimate.minutesBetween(lectoure, fleurance) as number) + 10,
    )
  })
})

describe('communes within some minutes', () => {
  const reach = communesWithin(france, estimate, lectoure, 15)

  it('nearest first, all within, the origin among them', () => {
    expect(reach[0]?.code).toBe(lectoure)
    expect(reach.every((commune, i) => commune.minutes >= (reach[i - 1]?.minutes ?? 0))).toBe(true)
    expect(reach.at(-1)?.minutes).toBe(15)
    expect(reach.some((commune) => commune.code === fleurance)).toBe(true)
  })

  it.each([
    [lectoure, 15],
    [lectoure, 60],
    [toulouse, 90],
  ])('around %s, %i minutes misses none: the same as asking every commune of France', (origin, most) => {
    const rows = Array.from({ length: france.size }, (_, row) => row)
    const minutes = estimate.minutesToCommunes(origin, rows)
    const expected = rows.filter((row) => (minutes[row] as number) <= most).map((row) => france.codes[row])
    const found = communesWithin(france, estimate, origin, most)
    expect(found.map((commune) => commune.code).sort()).toEqual(expected)
  })

  it('keeps to the départements that are asked for, and crosses their borders otherwise', () => {
    const wide = communesWithin(france, estimate, lectoure, 25)
    expect(wide.some((commune) => commune.code.startsWith('47'))).toBe(true)
    const gers = communesWithin(france, estimate, lectoure, 25, new Set(['32']))
    expect(gers).toEqual(wide.filter((commune) => commune.code.startsWith('32')))
  })

  it('is empty around a commune without position, and refuses an unknown one', () => {
    expect(communesWithin(france, estimate, '97701', 15)).toEqual([])
    expect(() => communesWithin(france, estimate, '00000', 15)).toThrow(UnknownCommuneError)
  })
})
