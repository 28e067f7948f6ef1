import { expect, test } from 'vitest'
import { reasonNamed } from './typed-reason.ts'

const reason = (label: string, ...words: string[]) => ({
  label: { fr: label, en: label },
  words: { fr: words, en: [] },
})
const vaccine = reason('Vaccination', 'vaccin grippe', 'rappel')
const renewal = reason('Renouveler une ordonnance', 'plus de médicaments')

test.each([
  ['vaccin', 'the beginning of its label'],
  ['VACCINATION', 'its label'],
  ['je viens pour un rappel', 'one of its words, said whole'],
])('«%s» is taken: %s', (typed) => expect(reasonNamed([vaccine, renewal], typed, 'fr')).toBe(vaccine))

test.each([
  ['vac', 'too short to be sure'],
  ['mal au genou', 'nothing of it'],
  ['grippe', 'a word inside one of its names'],
])('«%s» is asked: %s', (typed) => expect(reasonNamed([vaccine, renewal], typed, 'fr')).toBeUndefined())

test('nothing found is nothing taken', () => expect(reasonNamed([], 'vaccin', 'fr')).toBeUndefined())
