import { expect, test } from 'vitest'
import { undoneSentence } from './done-sentences.ts'
import { sampleAppointment, sampleOffice } from './sample-office.ts'

const undone = (language: 'fr' | 'en', status: Parameters<typeof sampleAppointment>[0]) =>
  undoneSentence(sampleOffice(language), sampleAppointment(status)).replaceAll(/\s/g, ' ')

test('what was taken back says who, when and what it is now, whatever day the board shows', () => {
  expect(undone('fr', {})).toBe('C’est défait : Odette D’Exemple, mardi 12 janvier, 9 h 00, réservé.')
  expect(undone('en', {})).toBe('It is undone: Odette D’Exemple, Tuesday 12 January, 9:00 am, booked.')
  expect(undone('fr', { status: 'cancelled-by-site' })).toContain('9 h 00, annulé.')
})
