import { readFileSync } from 'node:fs'
import { searchCommunes } from '@maillage/territory/commune-search.ts'
import { loadCommunes } from '@maillage/territory/communes.ts'
import { communesWithin } from '@maillage/territory/communes-within.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { type BenchResult, timeInterleaved } from '../frame.ts'

const TYPED = [
  'f',
  'ste',
  'saint',
  'st clar',
  'fleurence',
  'lectourre',
  'l isle jourdain',
  '32500',
  'vic fez',
]
const NEAR = { lon: 0.55, lat: 43.7 }
const FLOOR = 'filter on the bare names'

const read = (name: string) => readFileSync(new URL(`../../data/communes/${name}.csv`, import.meta.url))
const load = () =>
  loadCommunes({
    communes: read('communes'),
    departements: read('departements'),
    roadIslands: read('road-islands'),
    formerCodes: read('former-codes'),
    places: read('places'),
  })

/**
 * The ten best communes for what a person types, and the travel times of the estimate, over the communes of France.
 * The floor looks for the text in the lower-case names, without accents, typing errors, ranking or postcodes.
 */
export async function run(): Promise<BenchResult> {
  const started = performance.now()
  const france = load()
  const loadMs = performance.now() - started
  const lowerCase = france.names.map((name) => name.toLowerCase())
  const estimate = createTravelEstimate(france)
  const sites = Array.from({ length: 300 }, (_, i) => (i * 97) % france.size)
  const timings = await timeInterleaved(
    {
      [FLOOR]: () => TYPED.map((typed) => lowerCase.filter((name) => name.includes(typed)).length),
      'nine searches': () => TYPED.map((typed) => searchCommunes(france, typed, { near: NEAR }).length),
      'the slowest search': () => searchCommunes(france, 'fleurence', { near: NEAR }),
      'one origin to 300 communes': () => estimate.minutesToCommunes('32132', sites),
      'communes within 30 minutes': () => communesWithin(france, estimate, '32132', 30),
    },
    { rounds: 51, warmups: 15 },
  )
  const median = (name: string) => timings[name]?.medianMs ?? Number.NaN
  return {
    name: 'communes',
    workload: { communes: france.size, texts: TYPED.length },
    timings,
    figures: {
      'first load, ms': Math.round(loadMs),
      'mean search, ms': Number((median('nine searches') / TYPED.length).toFixed(2)),
    },
    verdicts: [
      {
        what: 'nine searches',
        ratio: median('nine searches') / median(FLOOR),
        target: { rule: 'at-most', ratio: 5 },
      },
    ],
  }
}
