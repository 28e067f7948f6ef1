import { describe, expect, it } from 'vitest'
import { actionSentence } from './action-sentences.ts'
import { ofPlace } from './of-place.ts'

describe('what an action did', () => {
  it('says which state an appointment took', () => {
    expect(actionSentence('set-appointment-status', { from: 'booked', to: 'no-show' })).toEqual({
      fr: 'État du rendez-vous changé\u202f: absence notée',
      en: 'State of the appointment changed: did not come',
    })
  })

  it('says for whom a cancellation was', () => {
    expect(actionSentence('cancel-at-office', { to: 'cancelled-by-patient' }).fr).toBe(
      'Rendez-vous annulé à la demande du patient',
    )
    expect(actionSentence('cancel-at-office', { to: 'cancelled-by-site' }).fr).toBe(
      'Rendez-vous annulé par le centre',
    )
  })

  it('says whether a relative was confirmed or withdrawn', () => {
    expect(actionSentence('confirm-relative', { confirmed: true }).en).toBe(
      'Relative confirmed: may open the record',
    )
    expect(actionSentence('confirm-relative', { confirmed: false }).en).toBe(
      'Relative’s access to the record withdrawn',
    )
    expect(actionSentence('add-relative', { confirmed: true }).en).toBe(
      'Relative noted and confirmed: may open the record',
    )
    expect(actionSentence('add-relative', { confirmed: false }).fr).toBe('Proche noté sur la fiche')
  })

  it('gives the name of an action of another version, and of one that an object has by birth', () => {
    expect(actionSentence('of-later')).toEqual({ fr: 'of-later', en: 'of-later' })
    expect(actionSentence('constructor')).toEqual({ fr: 'constructor', en: 'constructor' })
  })
})

describe('a place after "de"', () => {
  it.each([
    ['Fleurance', 'de Fleurance'],
    ['Auch', 'd’Auch'],
    ['Éauze', 'd’Éauze'],
    ['Le Houga', 'du Houga'],
    ['Les Cabannes', 'des Cabannes'],
    ['L’Isle-Jourdain', 'de L’Isle-Jourdain'],
    ['La Romieu', 'de La Romieu'],
  ])('%s: %s', (name, said) => {
    expect(ofPlace(name)).toBe(said)
  })
})
