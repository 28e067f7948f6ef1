import { expect, test } from 'vitest'
import type { OfficeAppointment, OfficeDay } from '@maillage/contract/office.ts'
import { whyMoveStops } from './hand-meanwhile.ts'
import { sampleAppointment, sampleOffice } from './sample-office.ts'

const inHand = sampleAppointment()
const why = (appointments: OfficeAppointment[], language: 'fr' | 'en' = 'fr') =>
  whyMoveStops(sampleOffice(language), inHand, {
    columns: [{ appointments }],
  } as unknown as OfficeDay)?.replaceAll(/\s/g, ' ') ?? null

test('a move goes on while the appointment stands where it was taken, a note or an arrival changes nothing', () => {
  expect(why([inHand])).toBeNull()
  expect(why([sampleAppointment({ version: 4, note: 'Ascenseur en panne' })])).toBeNull()
  expect(why([sampleAppointment({ version: 4, status: 'arrived' })])).toBeNull()
  expect(why([sampleAppointment({ start: '2027-01-12T08:00:00Z' })])).toBeNull()
})

test('a move of an appointment that left its day stops, and says whose it was', () => {
  expect(why([])).toBe(
    'Odette D’Exemple, mardi 12 janvier, 9 h 00 : ce rendez-vous vient d’être annulé, ou mis à un autre jour. Votre déplacement s’arrête.',
  )
  expect(why([], 'en')).toBe(
    'Odette D’Exemple, Tuesday 12 January, 9:00 am: this appointment was just cancelled, or put on another day. Your move stops.',
  )
})

test('a move of an appointment that was put elsewhere on its day stops, and says where it is', () => {
  expect(why([sampleAppointment({ practitionerId: 'p2', siteId: 's2' })])).toBe(
    'Odette D’Exemple vient d’être déplacé : mardi 12 janvier, 9 h 00, Dr Basile L., Marciac. Votre déplacement s’arrête.',
  )
  expect(why([sampleAppointment({ start: '2027-01-12T10:00:00+01:00' })])).toContain('10 h 00, Dr Aimée F.')
  expect(why([sampleAppointment({ siteId: 's2' })])).toContain('Dr Aimée F., Marciac')
  expect(why([sampleAppointment({ practitionerId: 'p2' })])).toContain('Dr Basile L., Fleurance')
})

test('a move of an appointment that has begun stops, and says its state', () => {
  expect(why([sampleAppointment({ status: 'in-progress' })])).toContain(
    'vient de passer à « en cours ». Votre déplacement s’arrête.',
  )
})
