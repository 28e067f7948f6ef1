import { expect, test } from 'vitest'
import type { Reason } from '@maillage/contract/network.ts'
import { type BookingDraft, bookingOf, draftFromSearch, reasonsFor } from './booking-draft.ts'
import { emptyDraft } from './NewPatientForm.tsx'

const reason = {
  id: 'r',
  services: [{ code: 'gp' }],
  minimumAgeMonths: 0,
  maximumAgeMonths: null,
} as unknown as Reason
const slot = {
  practitionerId: 'p',
  siteId: 's',
  start: '2027-01-12T09:00:00+01:00',
  end: '2027-01-12T09:15:00+01:00',
  minutes: null,
}
const patient = {
  id: 'x',
  birthName: 'Durand',
  usedName: null,
  givenNames: 'Odette',
  birthDate: '1958-03-04',
  phone: null,
  email: null,
}
const full: BookingDraft = { patient, newPatient: null, reason, slot, note: ' ' }
const today = '2027-01-12'

test('a full draft for a known patient carries the identifier and no empty note', () => {
  expect(bookingOf(full, today)).toEqual({
    practitionerId: 'p',
    siteId: 's',
    start: slot.start,
    reasonId: 'r',
    patientId: 'x',
  })
})

test('says the first thing that is missing, in the order of the panel', () => {
  expect(bookingOf({ ...full, patient: null, reason: null }, today)).toBe('patient')
  expect(bookingOf({ ...full, reason: null, slot: null }, today)).toBe('reason')
  expect(bookingOf({ ...full, slot: null }, today)).toBe('slot')
  const typed = { ...emptyDraft, givenName: 'Odette', birthName: 'Durand', birthDate: '31/02/1958' }
  expect(bookingOf({ ...full, patient: null, newPatient: { ...typed, givenName: ' ' } }, today)).toBe('name')
  expect(bookingOf({ ...full, patient: null, newPatient: typed }, today)).toBe('birthDate')
})

test('a new patient is sent with an ISO date and only what was filled', () => {
  const newPatient = { ...emptyDraft, givenName: 'Odette', birthName: 'D’Exemple', birthDate: '040358' }
  expect(bookingOf({ ...full, patient: null, newPatient }, today)).toMatchObject({
    newPatient: { givenName: 'Odette', birthName: 'D’Exemple', birthDate: '1958-03-04' },
  })
})

test('only the reasons that an opening serves are offered on it', () => {
  expect(reasonsFor([reason], 'gp', null, today)).toEqual([reason])
  expect(reasonsFor([reason], 'midwife', null, today)).toEqual([])
  expect(reasonsFor([reason], null, null, today)).toEqual([reason])
})

test('the reasons for another age come last', () => {
  const forBabies = { ...reason, id: 'baby', maximumAgeMonths: 24 }
  const order = (birthDate: string) =>
    reasonsFor([forBabies, reason], null, { birthDate }, today).map((one) => one.id)
  expect(order('1958-03-04')).toEqual(['r', 'baby'])
  expect(order('2025-01-13')).toEqual(['baby', 'r'])
  expect(order('2025-01-12')).toEqual(['r', 'baby'])
})

test('what was searched fills the form of a new patient', () => {
  expect(draftFromSearch('040358', emptyDraft).birthDate).toBe('040358')
  expect(draftFromSearch('06 39 98 12 04', emptyDraft).phone).toBe('06 39 98 12 04')
  expect(draftFromSearch('D’Exemple', emptyDraft).birthName).toBe('D’Exemple')
})
