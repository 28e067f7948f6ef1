import { describe, expect, it } from 'vitest'
import { parseTrajectory } from './parse-trajectory.ts'
import { describeTrajectoryRefusal } from './trajectory-refusal.ts'

const PLAN = { from: 2025, to: 2028, practitioners: 66, recruits: { 2026: 45 }, sites: 11 }

function sentencesOf(changes: object, language: 'fr' | 'en' = 'fr'): string[] {
  const parsed = parseTrajectory({ ...PLAN, ...changes })
  return 'refusals' in parsed
    ? parsed.refusals.map((refusal) => describeTrajectoryRefusal(refusal, language))
    : []
}

describe('the form of a plan', () => {
  it('needs the years, the practitioners, the recruits and the sites, and lists what it assumes', () => {
    const parsed = parseTrajectory(PLAN)
    if ('refusals' in parsed) throw new Error(JSON.stringify(parsed.refusals))
    expect(parsed.assumed).toEqual([
      'fteEach',
      'ages',
      'retirements',
      'departures',
      'recruitSuccess',
      'fteByRecruit',
      'recruitAges',
      'openingSuccess',
      'ftePerSite',
    ])
  })

  it('takes a number, a number with its source, and two bounds for a probability', () => {
    const parsed = parseTrajectory({
      ...PLAN,
      practitioners: { value: 66, source: 'la région' },
      departures: { value: [0.02, 0.1], source: 'bilan social' },
      recruitSuccess: 0.8,
    })
    if ('refusals' in parsed) throw new Error(JSON.stringify(parsed.refusals))
    expect(parsed.plan.practitioners).toEqual({ value: 66, source: 'la région' })
    expect(parsed.plan.departures).toEqual({ value: { low: 0.02, high: 0.1 }, source: 'bilan social' })
    expect(parsed.plan.recruitSuccess).toEqual({ value: { low: 0.8, high: 0.8 } })
  })

  it('names fields that it does not read', () => {
    const parsed = parseTrajectory({ ...PLAN, recruit: {} })
    expect('plan' in parsed && parsed.ignoredFields).toEqual(['recruit'])
  })

  it.each([
    [{ from: undefined }, 'from: ce champ est obligatoire'],
    [{ to: 2025 }, 'to: 2025 n’est pas après 2025\u202f: donnez une année plus tardive'],
    [{ to: 2100 }, 'to: un nombre entier de 2000 à 2065 est attendu (reçu\u202f: 2100)'],
    [{ practitioners: -3 }, 'practitioners: un nombre entier de 0 à 100000 est attendu (reçu\u202f: -3)'],
    [
      { practitioners: { value: '66' } },
      'practitioners.value: un nombre entier de 0 à 100000 est attendu (reçu\u202f: "66")',
    ],
    [
      { recruits: { 2031: 4 } },
      'recruits.2031: «\u00a02031\u00a0» n’est pas une année de 2026 à 2028\u202f: changez-la, ou «\u00a0from\u00a0» et «\u00a0to\u00a0»',
    ],
    [{ recruits: [45] }, 'recruits: un objet est attendu ici (reçu\u202f: [45])'],
    [{ recruitSuccess: 1.2 }, 'recruitSuccess: un nombre de 0 à 1 est attendu (reçu\u202f: 1.2)'],
    [{ departures: [0.2, 0.1] }, 'departures[1]: un nombre de 0.2 à 1 est attendu (reçu\u202f: 0.1)'],
    [{ departures: [0, 0.1, 0.2] }, 'departures: pas plus de 2 ici\u202f: retirez les autres'],
    [
      { ages: [{ from: 30, to: 39, count: 60 }] },
      'ages: les âges font 60 personnes, pour 66 praticiens\u202f: corrigez l’un ou l’autre',
    ],
    [
      { ages: [{ from: 39, to: 30, count: 66 }] },
      'ages[0]: l’âge 30 est avant 39\u202f: échangez from et to',
    ],
    [
      {
        retirements: [
          { age: 65, share: 0.5 },
          { age: 64, share: 0.5 },
        ],
      },
      'retirements[1].age: l’âge 64 n’est pas plus grand que celui d’avant\u202f: rangez-les',
    ],
    [
      { reach: { covered: 90, population: 100, order: [{ label: 'A', gained: 20 }] } },
      'reach: 110 habitants seraient couverts, sur 100\u202f: corrigez l’un ou l’autre',
    ],
  ])('refuses %j', (changes, sentence) => {
    expect(sentencesOf(changes)).toEqual([sentence])
  })

  it('says it in English too', () => {
    expect(sentencesOf({ to: 2025 }, 'en')).toEqual(['to: 2025 is not after 2025: give a later year'])
  })

  it.each([[null], [[]], ['plan'], [7]])('refuses %j as a plan', (input) => {
    expect('refusals' in parseTrajectory(input)).toBe(true)
  })
})
