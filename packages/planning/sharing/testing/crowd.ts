import { createRandom } from '../../random.ts'
import type { SharingProblem } from '../sharing-problem.ts'
import { practitioner, site } from './gers.ts'

const PEOPLE = 9
const SITES = 4
const random = createRandom(2028)
const points = (count: number) =>
  Array.from({ length: count }, () => [random.next() * 60, random.next() * 60] as const)
const places = points(SITES)
const homes = points(PEOPLE)

/** Nine practitioners and four sites at random, more need than days, some half days and some fixed days. */
export const CROWD: SharingProblem = {
  services: [
    { id: 'mg', label: 'Médecine générale' },
    { id: 'sf', label: 'Sage-femme' },
  ],
  sites: places.map((_, row) => ({
    ...site(`Site ${row}`, '32132', 2 + random.whole(2), [5 + random.whole(8), random.whole(3)]),
    openDays: random.whole(5),
  })),
  practitioners: homes.map((home, row) => {
    const nearest = nearestPlace(home)
    return practitioner(`Praticien ${row}`, {
      home: '32132',
      services: row % 5 === 0 ? [0, 1] : [0],
      halfDays: 6 + random.whole(5),
      maxMinutesPerDay: 110,
      fixedDays: row % 6 === 1 ? [{ weekday: row % 5, site: nearest }] : [],
      today: { kind: 'counts', halfDays: places.map((_, at) => (at === nearest ? 6 : 0)) },
    })
  }),
}

function nearestPlace(home: readonly [number, number]): number {
  const away = places.map((place) => minutesBetween(home, place))
  return away.indexOf(Math.min(...away))
}

function minutesBetween(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.ceil(2.6 * Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2))
}

/** Minutes there and back between the homes and the sites of `CROWD`. */
export const CROWD_ROUND_TRIPS = Float64Array.from(
  homes.flatMap((home) => places.map((place) => minutesBetween(home, place))),
)
