import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseSharing } from './parse-sharing.ts'
import { describeSharingRefusal } from './sharing-refusal.ts'

const SITE = { id: 'vic', place: '32462', rooms: 2, need: { mg: 4 } }
const PERSON = { id: 'g2', home: '32132', services: ['mg'], daysPerWeek: 5 }
const shape = (site: object, person: object, rest: object = {}) => ({
  sites: [{ ...SITE, ...site }],
  practitioners: [{ ...PERSON, ...person }],
  ...rest,
})

function sentencesOf(input: unknown, language: 'fr' | 'en' = 'fr'): string[] {
  const parsed = parseSharing(input)
  return 'refusals' in parsed
    ? parsed.refusals.map((refusal) => describeSharingRefusal(refusal, language))
    : []
}

function problemOf(input: unknown) {
  const parsed = parseSharing(input)
  if ('refusals' in parsed) throw new Error(JSON.stringify(parsed.refusals))
  return parsed.problem
}

describe('the form of a sharing', () => {
  it('is the one of the guide’s example', () => {
    const example = new URL('../../../docs/guides/examples/sharing-gers.json', import.meta.url)
    const { sites, practitioners, services } = problemOf(JSON.parse(readFileSync(example, 'utf8')))
    expect(services.map(({ label }) => label)).toEqual(['Médecine générale', 'Pédiatrie'])
    expect(sites.map(({ label, need }) => [label, ...need])).toEqual([
      ['Fleurance', 14, 4],
      ['Vic-Fezensac', 8, 6],
      ['Plaisance', 8, 0],
      ['Marciac', 2, 0],
    ])
    expect(practitioners[0]!.fixedDays).toHaveLength(5)
    expect(practitioners[1]!.today).toEqual({ kind: 'counts', halfDays: [10, 0, 0, 0] })
  })

  it('gives everybody the working week, two sites and no limit of road, unless told', () => {
    const { practitioners, sites } = problemOf(shape({}, {}))
    expect(practitioners[0]).toMatchObject({
      label: 'g2',
      halfDays: 10,
      weekdays: [0, 1, 2, 3, 4],
      maxSites: 2,
      maxMinutesPerDay: Number.POSITIVE_INFINITY,
      fixedDays: [],
      today: { kind: 'none' },
    })
    expect(sites[0]).toMatchObject({ label: 'vic', weekdays: [0, 1, 2, 3, 4], openDays: 0 })
  })

  it('takes the limits of all for each, and half days', () => {
    const { practitioners } = problemOf(
      shape({}, { daysPerWeek: 2.5, maxSites: 1 }, { maxMinutesPerDay: 105, weekdays: ['SA', 'MO'] }),
    )
    expect(practitioners[0]).toMatchObject({
      halfDays: 5,
      maxSites: 1,
      maxMinutesPerDay: 105,
      weekdays: [0, 5],
    })
  })

  it('takes what is done today by weekday or by number of days', () => {
    expect(problemOf(shape({}, { today: { vic: ['TU', 'MO'] } })).practitioners[0]!.today).toEqual({
      kind: 'weekdays',
      days: [
        { weekday: 0, site: 0 },
        { weekday: 1, site: 0 },
      ],
    })
    expect(problemOf(shape({}, { today: { vic: 1.5 } })).practitioners[0]!.today).toEqual({
      kind: 'counts',
      halfDays: [3],
    })
  })

  it('names fields that it does not read', () => {
    const parsed = parseSharing(shape({ room: 2 }, { maxSite: 1 }, { limit: 3 }))
    expect('problem' in parsed && parsed.ignoredFields).toEqual([
      'limit',
      'sites[0].room',
      'practitioners[0].maxSite',
    ])
  })

  it.each([
    [shape({ rooms: undefined }, {}), 'sites[0].rooms: ce champ est obligatoire'],
    [shape({ rooms: 0 }, {}), 'sites[0].rooms: un nombre entier de 1 à 50 est attendu (reçu\u202f: 0)'],
    [
      shape({ need: { mg: -1 } }, {}),
      'sites[0].need.mg: un nombre, au demi près, de 0 à 200 est attendu (reçu\u202f: -1)',
    ],
    [shape({ openDays: 6 }, {}), 'sites[0].openDays: un nombre entier de 0 à 5 est attendu (reçu\u202f: 6)'],
    [shape({ place: 32462 }, {}), 'sites[0].place: un texte est attendu ici (reçu\u202f: 32462)'],
    [
      shape({ place: { lon: 0, lat: 91 } }, {}),
      'sites[0].place.lat: un nombre de -90 à 90 est attendu (reçu\u202f: 91)',
    ],
    [shape({ weekdays: [] }, {}), 'sites[0].weekdays: il en faut au moins un'],
    [
      shape({ weekdays: ['lundi'] }, {}),
      'sites[0].weekdays[0]: «\u00a0lundi\u00a0» n’est pas connu ici\u202f; attendu\u202f: MO, TU, WE, TH, FR, SA, SU',
    ],
    [
      shape({}, { daysPerWeek: 2.3 }),
      'practitioners[0].daysPerWeek: un nombre, au demi près, de 0.5 à 7 est attendu (reçu\u202f: 2.3)',
    ],
    [
      shape({}, { services: ['pediatrie'] }),
      'practitioners[0].services[0]: «\u00a0pediatrie\u00a0» n’est pas connu ici\u202f; attendu\u202f: mg',
    ],
    [shape({}, { services: [] }), 'practitioners[0].services: il en faut au moins un'],
    [
      shape({}, { fixedDays: { marciac: ['MO'] } }),
      'practitioners[0].fixedDays.marciac: «\u00a0marciac\u00a0» n’est pas connu ici\u202f; attendu\u202f: vic',
    ],
    [
      shape({}, { fixedDays: { vic: ['MO', 'MO'] } }),
      'practitioners[0].fixedDays.vic: «\u00a0MO\u00a0» est donné deux fois\u202f: gardez-en un',
    ],
    [
      shape({}, { preferences: { vic: 'non' } }),
      'practitioners[0].preferences.vic: «\u00a0non\u00a0» n’est pas connu ici\u202f; attendu\u202f: preferred, avoided, refused',
    ],
    [
      shape({}, { maxSites: 0 }),
      'practitioners[0].maxSites: un nombre entier de 1 à 7 est attendu (reçu\u202f: 0)',
    ],
    [
      { sites: [SITE, SITE], practitioners: [PERSON] },
      'sites: «\u00a0vic\u00a0» est donné deux fois\u202f: gardez-en un',
    ],
    [{ sites: [SITE], practitioners: [] }, 'practitioners: il en faut au moins un'],
    [
      {
        sites: [SITE],
        practitioners: new Array(61).fill(PERSON).map((person, i) => ({ ...person, id: `p${i}` })),
      },
      'practitioners: pas plus de 60 ici\u202f: retirez les autres',
    ],
  ])('refuses %#', (input, sentence) => {
    expect(sentencesOf(input)).toEqual([sentence])
  })

  it('refuses every fault at once, in English too', () => {
    expect(sentencesOf(shape({ rooms: 'two' }, { home: null }), 'en')).toEqual([
      'sites[0].rooms: a number without decimals from 1 to 50 is expected (received: "two")',
      'practitioners[0].home: this field is required',
    ])
  })

  it.each([[null], [[]], ['x'], [{ sites: {}, practitioners: 3 }], [{ sites: [null], practitioners: [[]] }]])(
    'refuses %j without failing',
    (input) => {
      expect(sentencesOf(input).length).toBeGreaterThan(0)
    },
  )
})
