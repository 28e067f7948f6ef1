import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWhatIf } from './parse-what-if.ts'
import { describeWhatIfRefusal } from './what-if-sentences.ts'

const example = () =>
  JSON.parse(readFileSync(new URL('../../../docs/guides/examples/whatif.json', import.meta.url), 'utf8'))

/** The sentences for the example, one part of it replaced. */
function sentencesFor(spoil: (file: ReturnType<typeof example>) => void, language: 'fr' | 'en' = 'fr') {
  const file = example()
  spoil(file)
  const parsed = parseWhatIf(file)
  return 'refusals' in parsed
    ? parsed.refusals.map((refusal) =>
        describeWhatIfRefusal(refusal, language).replaceAll(/[\u00a0\u202f]/g, ' '),
      )
    : []
}

describe('the file of a what-if', () => {
  it('is read whole, with what was left out', () => {
    const parsed = parseWhatIf(example())
    if ('refusals' in parsed) throw new Error(JSON.stringify(parsed.refusals))
    expect(parsed.ignoredFields).toEqual([])
    expect(parsed.file.baseline.sites[0]).toEqual({
      id: 'fleurance',
      name: 'Fleurance',
      commune: '32132',
      days: 0,
    })
    expect(parsed.file.baseline.practitioners[3]?.days).toEqual(
      new Map([
        ['plaisance', 4],
        ['marciac', 1],
      ]),
    )
    expect(parsed.file.scenarios[2]?.changes[1]).toEqual({
      kind: 'add-practitioner',
      id: 'scenarios[2].changes[1]',
      label: 'Généraliste recruté',
      site: 'montegut',
      days: 5,
    })
  })

  it('names the fields that nobody reads', () => {
    const file = example()
    file.scenarios[0].changes[0].pratitioner = 'g3'
    file.note = 'x'
    expect(parseWhatIf(file)).toMatchObject({
      ignoredFields: ['note', 'scenarios[0].changes[0].pratitioner'],
    })
  })

  it('reads a closed road without minutes as no road', () => {
    const file = example()
    file.scenarios[0].changes = [{ kind: 'close-road', pairs: [['32132', '32319']] }]
    expect(parseWhatIf(file)).toMatchObject({
      file: { scenarios: [{ changes: [{ extraMinutes: Number.POSITIVE_INFINITY }] }, {}, {}] },
    })
  })

  it.each<[string, (file: ReturnType<typeof example>) => void, string]>([
    ['no baseline', (file) => delete file.baseline, 'baseline: ce champ est obligatoire'],
    ['an empty baseline', (file) => (file.baseline = {}), 'baseline.date: ce champ est obligatoire'],
    ['no scenario', (file) => (file.scenarios = []), 'scenarios: il faut au moins un élément'],
    [
      'a date that is not there',
      (file) => (file.baseline.date = '2026-02-30'),
      'baseline.date: « 2026-02-30 » n’est pas une date du calendrier, comme 2026-06-30',
    ],
    [
      'six days a week',
      (file) => (file.baseline.practitioners[0].days.fleurance = 6),
      'baseline.practitioners[0].days.fleurance: il faut un nombre de 0 à 5, par pas de 0,5 (reçu : 6)',
    ],
    [
      'a third of a day',
      (file) => (file.baseline.practitioners[0].days.fleurance = 0.3),
      'baseline.practitioners[0].days.fleurance: il faut un nombre de 0 à 5, par pas de 0,5 (reçu : 0.3)',
    ],
    [
      'days below zero',
      (file) => (file.scenarios[1].changes[1].days = -1),
      'scenarios[1].changes[1].days: il faut un nombre de 0 à 5, par pas de 0,5 (reçu : -1)',
    ],
    [
      'a site twice',
      (file) => file.baseline.sites.push({ id: 'marciac', commune: '32233' }),
      'baseline.sites[4].id: « marciac » est donné deux fois ; retirez ou renommez l’un des deux',
    ],
    [
      'two scenarios of one name',
      (file) => (file.scenarios[1].name = 'Sans remède'),
      'scenarios[1].name: « Sans remède » est donné deux fois ; retirez ou renommez l’un des deux',
    ],
    [
      'an unknown change',
      (file) => (file.scenarios[0].changes[0].kind = 'constructor'),
      'scenarios[0].changes[0].kind: le changement « constructor » n’existe pas ; choisissez parmi open-site, close-site, move-site, add-practitioner, retire-practitioner, change-days, close-road, change-opening',
    ],
    [
      'a pair of three',
      (file) => (file.scenarios[0].changes[0] = { kind: 'close-road', pairs: [['1', '2', '3']] }),
      'scenarios[0].changes[0].pairs[0]: il faut une liste de deux codes de communes ici (reçu : ["1","2","3"])',
    ],
    [
      'half a position',
      (file) => (file.baseline.sites[0].lon = 0.6),
      'baseline.sites[0].lat: ce champ est obligatoire',
    ],
    ['a list for an object', (file) => (file.baseline = []), 'baseline: il faut un objet ici (reçu : [])'],
  ])('refuses %s with its place', (_, spoil, sentence) => {
    expect(sentencesFor(spoil)).toContain(sentence)
  })

  it('says it in English too', () => {
    expect(sentencesFor((file) => (file.baseline.practitioners[0].days.fleurance = 6), 'en')).toEqual([
      'baseline.practitioners[0].days.fleurance: a number from 0 to 5, in steps of 0.5 is expected (received: 6)',
    ])
  })

  it('answers anything with a file or with refusals', () => {
    const nearlyValid = fc.tuple(
      fc.jsonValue(),
      fc.constantFrom('baseline', 'scenarios', 'sites', 'changes', 'days'),
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearlyValid), (input) => {
        let spoilt: unknown = input
        if (Array.isArray(input) && input.length === 2 && typeof input[1] === 'string') {
          const file = example()
          const [value, where] = input
          if (where === 'baseline') file.baseline = value
          else if (where === 'scenarios') file.scenarios = value
          else if (where === 'sites') file.baseline.sites = value
          else if (where === 'changes') file.scenarios[0].changes = [value]
          else file.baseline.practitioners[0].days = value
          spoilt = file
        }
        const parsed = parseWhatIf(spoilt)
        if ('refusals' in parsed) {
          expect(parsed.refusals.length).toBeGreaterThan(0)
          for (const refusal of parsed.refusals)
            for (const language of ['fr', 'en'] as const)
              expect(describeWhatIfRefusal(refusal, language)).not.toMatch(/undefined|\[object/)
        }
      }),
      { numRuns: 300 },
    )
  })
})
