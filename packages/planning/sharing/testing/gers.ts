import type { SharingPractitioner, SharingProblem, SharingSite } from '../sharing-problem.ts'

const WORKING_WEEK = [0, 1, 2, 3, 4]

export function site(label: string, place: string, rooms: number, need: readonly number[]): SharingSite {
  return {
    id: label.toLowerCase(),
    label,
    place,
    rooms,
    weekdays: WORKING_WEEK,
    openDays: 0,
    need: need.map((days) => days * 2),
  }
}

export function practitioner(
  label: string,
  given: Partial<SharingPractitioner> & Pick<SharingPractitioner, 'home'>,
): SharingPractitioner {
  return {
    id: label.toLowerCase(),
    label,
    services: [0],
    halfDays: 10,
    weekdays: WORKING_WEEK,
    maxSites: 2,
    maxMinutesPerDay: 105,
    fixedDays: [],
    today: { kind: 'none' },
    preferences: [],
    ...given,
  }
}

/** The centres of the Gers when the doctor of Vic-Fezensac retires; service 0 is general practice, 1 paediatrics. */
export const GERS: SharingProblem = {
  services: [
    { id: 'mg', label: 'Médecine générale' },
    { id: 'pediatrie', label: 'Pédiatrie' },
  ],
  sites: [
    site('Fleurance', '32132', 3, [7, 2]),
    site('Vic-Fezensac', '32462', 2, [4, 3]),
    site('Plaisance', '32319', 1, [4, 0]),
    site('Marciac', '32233', 1, [1, 0]),
  ],
  practitioners: [
    practitioner('Généraliste 1', {
      home: '32132',
      fixedDays: WORKING_WEEK.map((weekday) => ({ weekday, site: 0 })),
    }),
    practitioner('Généraliste 2', { home: '32132', today: { kind: 'counts', halfDays: [10, 0, 0, 0] } }),
    practitioner('Généraliste 4', { home: '32319', today: { kind: 'counts', halfDays: [0, 0, 8, 2] } }),
    practitioner('Pédiatre', { home: '32132', services: [1] }),
  ],
}

/** Minutes there and back between the homes and the sites of `GERS`. */
export const GERS_ROUND_TRIPS = Float64Array.from(
  [
    [2, 92, 150, 130],
    [2, 92, 150, 130],
    [150, 70, 2, 40],
    [2, 92, 150, 130],
  ].flat(),
)
