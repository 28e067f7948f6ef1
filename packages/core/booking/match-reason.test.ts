import { describe, expect, test } from 'vitest'
import { matchReasons } from './match-reason.ts'

const reason = (fr: string, en: string, wordsFr: string[], wordsEn: string[] = []) => ({
  label: { fr, en },
  words: { fr: wordsFr, en: wordsEn },
})
const renew = reason(
  'Renouveler une ordonnance',
  'Renew a prescription',
  ['plus de médicaments', 'pilule'],
  ['no more medicine'],
)
const change = reason('Changer de traitement', 'Change a treatment', [
  'effets secondaires',
  'changer de médicament',
])
const certificate = reason('Avoir un certificat', 'Have a certificate', ['certificat sport', 'licence'])
const vaccine = reason('Vacciner un enfant', 'Vaccinate a child', ['vaccin bébé'])
const knee = reason('Douleur d’une articulation', 'Pain in a joint', ['mal au genou', 'épaule', 'dos bloqué'])
const all = [renew, change, certificate, vaccine, knee]

const first = (typed: string, language: 'fr' | 'en' = 'fr') => matchReasons(all, typed, language)[0]?.label.fr

describe('the words of a person', () => {
  test('small words lead nowhere by themselves: « out » is not « stitches out »', () => {
    const care = reason('Soins infirmiers', 'Nursing care', ['pansement'], ['stitches out'])
    const pills = reason('Renouveler une ordonnance', 'Renew a prescription', [], ['pill'])
    expect(matchReasons([care, pills], 'out of pills', 'en').map(({ label }) => label.en)).toEqual([
      'Renew a prescription',
    ])
  })

  test.each([
    ['plus de médicaments', 'Renouveler une ordonnance'],
    ['PLUS DE MEDICAMENTS', 'Renouveler une ordonnance'],
    ['j’ai plus de médicament', 'Renouveler une ordonnance'],
    ['ordonance', 'Renouveler une ordonnance'],
    ['ordo', 'Renouveler une ordonnance'],
    ['certificat pour le sport', 'Avoir un certificat'],
    ['mal au genou', 'Douleur d’une articulation'],
    ['genou', 'Douleur d’une articulation'],
    ['le dos', 'Douleur d’une articulation'],
    ['vacin bébé', 'Vacciner un enfant'],
  ])('« %s » lead to « %s »', (typed, label) => {
    expect(first(typed)).toBe(label)
  })

  test('a number of days is no clue by itself, but is one beside another word', () => {
    const baby = reason('Le suivi d’un bébé, jusqu’à 2 ans', 'A baby’s check, up to age 2', ['vaccin 2 ans'])
    expect(matchReasons([baby], 'depuis 2 jours', 'fr')).toEqual([])
    expect(matchReasons([vaccine, baby], 'vaccin de 2 ans', 'fr')[0]).toBe(baby)
  })

  test('lead to the English labels in English', () => {
    expect(first('no more medicine', 'en')).toBe('Renouveler une ordonnance')
  })

  test('that mean nothing here lead nowhere', () => {
    expect(matchReasons(all, 'xylophone', 'fr')).toEqual([])
    expect(matchReasons(all, 'de la', 'fr')).toEqual([])
  })

  test('not yet written: every reason, in its order', () => {
    expect(matchReasons(all, '  ', 'fr')).toEqual(all)
  })
})
