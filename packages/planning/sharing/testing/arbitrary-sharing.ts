import fc from 'fast-check'
import type {
  SharingPractitioner,
  SharingProblem,
  SharingSite,
  TodayArrangement,
} from '../sharing-problem.ts'

const SITES = 3
const DAYS = [0, 1, 2]

/** Sharings of two practitioners, three sites, three weekdays and two services: small enough to try everything. */
export const smallSharing = fc
  .record({
    sites: fc.array(arbitrarySite(), { minLength: SITES, maxLength: SITES }),
    practitioners: fc.array(arbitraryPractitioner(), { minLength: 2, maxLength: 2 }),
    roundTrip: fc.array(fc.constantFrom(0, 10, 20, 40, 60, Number.POSITIVE_INFINITY), {
      minLength: 2 * SITES,
      maxLength: 2 * SITES,
    }),
  })
  .map(({ sites, practitioners, roundTrip }) => ({
    problem: {
      services: [
        { id: 'a', label: 'A' },
        { id: 'b', label: 'B' },
      ],
      sites,
      practitioners: practitioners.map((person, row) => {
        const minutes = (site: number) => roundTrip[row * SITES + site]!
        const canBeKept = person.fixedDays.every(
          ({ weekday, site }) =>
            minutes(site) <= person.maxMinutesPerDay &&
            minutes(site) !== Number.POSITIVE_INFINITY &&
            person.preferences[site] !== 'refused' &&
            person.halfDays >= 2 &&
            person.weekdays.includes(weekday) &&
            sites[site]!.weekdays.includes(weekday) &&
            sites[site]!.rooms >= practitioners.length,
        )
        return canBeKept ? person : { ...person, fixedDays: [] }
      }),
    } satisfies SharingProblem,
    roundTrip: Float64Array.from(roundTrip),
  }))

function arbitrarySite(): fc.Arbitrary<SharingSite> {
  return fc.record({
    id: fc.constant('s'),
    label: fc.constant('S'),
    place: fc.constant('32132'),
    rooms: fc.integer({ min: 1, max: 2 }),
    weekdays: fc.constantFrom(DAYS, [0, 2], [1]),
    openDays: fc.integer({ min: 0, max: 3 }),
    need: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })),
  })
}

function arbitraryPractitioner(): fc.Arbitrary<SharingPractitioner> {
  const today: fc.Arbitrary<TodayArrangement> = fc.oneof(
    fc.constant({ kind: 'none' as const }),
    fc.record({
      kind: fc.constant('counts' as const),
      halfDays: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.constant(0)),
    }),
    fc.record({
      kind: fc.constant('weekdays' as const),
      days: fc.uniqueArray(
        fc.record({ weekday: fc.constantFrom(...DAYS), site: fc.integer({ min: 0, max: SITES - 1 }) }),
        { selector: ({ weekday }) => weekday, maxLength: 2 },
      ),
    }),
  )
  return fc.record({
    id: fc.constant('p'),
    label: fc.constant('P'),
    services: fc.constantFrom([0], [1], [0, 1]),
    halfDays: fc.integer({ min: 1, max: 6 }),
    home: fc.constant('32132'),
    weekdays: fc.constantFrom(DAYS, [0, 1]),
    maxSites: fc.integer({ min: 1, max: 3 }),
    maxMinutesPerDay: fc.constantFrom(30, 50, Number.POSITIVE_INFINITY),
    fixedDays: fc.array(
      fc.record({ weekday: fc.constantFrom(...DAYS), site: fc.integer({ min: 0, max: SITES - 1 }) }),
      { maxLength: 1 },
    ),
    today,
    preferences: fc.array(
      fc.constantFrom(undefined, 'preferred' as const, 'avoided' as const, 'refused' as const),
      {
        minLength: SITES,
        maxLength: SITES,
      },
    ),
  })
}
