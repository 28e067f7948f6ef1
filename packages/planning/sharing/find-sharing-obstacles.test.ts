import { describe, expect, it } from 'vitest'
import { findSharingObstacles } from './find-sharing-obstacles.ts'
import type { SharingPractitioner, SharingProblem, SharingSite } from './sharing-problem.ts'
import { describeSharingRefusal } from './sharing-refusal.ts'
import { GERS, GERS_ROUND_TRIPS } from './testing/gers.ts'

interface Changes {
  /** Changes to a practitioner or a site of the Gers, by row. */
  readonly people?: Readonly<Record<number, Partial<SharingPractitioner>>>
  readonly sites?: Readonly<Record<number, Partial<SharingSite>>>
  readonly roundTrips?: ArrayLike<number>
}

function sentencesOf({ people = {}, sites = {}, roundTrips = GERS_ROUND_TRIPS }: Changes): string[] {
  const problem: SharingProblem = {
    ...GERS,
    sites: GERS.sites.map((site, row) => ({ ...site, ...sites[row] })),
    practitioners: GERS.practitioners.map((person, row) => ({ ...person, ...people[row] })),
  }
  return findSharingObstacles(problem, Float64Array.from(roundTrips)).map((refusal) =>
    describeSharingRefusal(refusal, 'fr'),
  )
}

const MONDAY_AT_VIC = [{ weekday: 0, site: 1 }]
const far = (row: number, site: number, minutes: number) =>
  GERS_ROUND_TRIPS.map((known, at) => (at === row * 4 + site ? minutes : known))

describe('what makes a sharing impossible', () => {
  it('is nothing in the Gers', () => {
    expect(sentencesOf({})).toEqual([])
  })

  it.each<[string, Changes, string]>([
    [
      'more days than weekdays',
      { people: { 1: { weekdays: [0, 1] } } },
      'practitioners[1].daysPerWeek: Généraliste 2 travaille 5 jours par semaine, mais n’a que 2 jours possibles\u202f: réduisez daysPerWeek ou ajoutez des jours à weekdays',
    ],
    [
      'more fixed days than days',
      { people: { 0: { halfDays: 4 } } },
      'practitioners[0].fixedDays: Généraliste 1 a 5 jours fixes pour 2 jours par semaine\u202f: retirez des jours fixes ou augmentez daysPerWeek',
    ],
    [
      'fixed days on too many sites',
      { people: { 1: { maxSites: 1, fixedDays: [...MONDAY_AT_VIC, { weekday: 1, site: 0 }] } } },
      'practitioners[1].fixedDays: les jours fixes de Généraliste 2 sont sur 2 sites, pour 1 au plus\u202f: augmentez maxSites ou retirez un site',
    ],
    [
      'a fixed day on a day off',
      { people: { 1: { weekdays: [1, 2, 3, 4], halfDays: 8, fixedDays: MONDAY_AT_VIC } } },
      'practitioners[1].fixedDays: Généraliste 2 ne travaille pas le lundi\u202f: ce jour ne peut pas être fixe',
    ],
    [
      'a fixed day when the site is closed',
      { people: { 1: { fixedDays: MONDAY_AT_VIC } }, sites: { 1: { weekdays: [1, 2] } } },
      'practitioners[1].fixedDays: Vic-Fezensac ne reçoit pas le lundi\u202f: ce jour de Généraliste 2 ne peut pas y être fixe',
    ],
    [
      'a fixed day out of reach',
      { people: { 1: { fixedDays: MONDAY_AT_VIC, maxMinutesPerDay: 60 } } },
      'practitioners[1].fixedDays: un jour fixe de Généraliste 2 ne peut pas être tenu\u202f: Vic-Fezensac est à 92 minutes aller et retour, pour 60 au plus par jour (maxMinutesPerDay)',
    ],
    [
      'a service that nobody has',
      { people: { 3: { services: [0] } } },
      'sites[0].need.pediatrie: Fleurance demande «\u00a0Pédiatrie\u00a0», que personne ne sait faire\u202f: ajoutez-le aux services d’un praticien ou retirez ce besoin',
    ],
    [
      'a practitioner whom no site needs',
      { sites: { 0: { need: [14, 0] }, 1: { need: [8, 0] } } },
      'practitioners[3].services: aucun site ne demande ce que sait faire Pédiatre (Pédiatrie)\u202f: ajoutez un besoin ou retirez cette personne',
    ],
    [
      'a practitioner who reaches no site',
      { people: { 2: { maxMinutesPerDay: 1 } } },
      'practitioners[2]: Généraliste 4 ne peut travailler sur aucun site\u202f; le plus près\u202f: Plaisance est à 2 minutes aller et retour, pour 1 au plus par jour (maxMinutesPerDay)',
    ],
    [
      'a site that nobody reaches',
      { roundTrips: far(2, 3, 131) },
      'sites[3].need.mg: personne ne peut couvrir «\u00a0Médecine générale\u00a0» à Marciac\u202f; au plus près, Généraliste 1\u202f: Marciac est à 130 minutes aller et retour, pour 105 au plus par jour (maxMinutesPerDay)',
    ],
    [
      'a site that those who could reach refuse',
      { people: { 2: { preferences: [undefined, undefined, undefined, 'refused'] } } },
      'sites[3].need.mg: personne ne peut couvrir «\u00a0Médecine générale\u00a0» à Marciac\u202f; au plus près, Généraliste 4\u202f: Marciac est refusé (preferences)',
    ],
    [
      'a site without a road',
      { roundTrips: GERS_ROUND_TRIPS.map((known, at) => (at % 4 === 3 ? Number.POSITIVE_INFINITY : known)) },
      'sites[3].need.mg: personne ne peut couvrir «\u00a0Médecine générale\u00a0» à Marciac\u202f; au plus près, Généraliste 1\u202f: aucune route connue ne mène à Marciac',
    ],
    [
      'a site open on nobody’s days',
      { sites: { 3: { weekdays: [5] } } },
      'sites[3].need.mg: personne ne peut couvrir «\u00a0Médecine générale\u00a0» à Marciac\u202f; au plus près, Généraliste 4\u202f: Marciac n’ouvre aucun de ses jours (weekdays)',
    ],
  ])('is %s', (_, changes, sentence) => {
    expect(sentencesOf(changes)).toContain(sentence)
  })

  it('is fewer rooms than fixed days, on each weekday', () => {
    const fixed = { fixedDays: MONDAY_AT_VIC }
    expect(sentencesOf({ people: { 1: fixed, 3: fixed }, sites: { 1: { rooms: 1 } } })).toEqual([
      'sites[1].rooms: 2 praticiens sont fixés à Vic-Fezensac le lundi, pour 1 salle\u202f: libérez un jour fixe ou ajoutez une salle',
    ])
  })
})
