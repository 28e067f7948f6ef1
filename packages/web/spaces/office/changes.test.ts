import { expect, test } from 'vitest'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { atPlace, inverseOf, onVersion, troubleOf } from './changes.ts'

const appointment = (over: Partial<OfficeAppointment> = {}): OfficeAppointment => ({
  id: 'a',
  practitionerId: 'p1',
  siteId: 's1',
  start: '2027-01-12T09:00:00+01:00',
  end: '2027-01-12T09:15:00+01:00',
  status: 'booked',
  reasonId: 'r',
  patient: null,
  bookedBy: 'office',
  contact: null,
  note: null,
  wantsEarlier: false,
  lane: 0,
  holdExpiresAt: null,
  version: 3,
  ...over,
})
const there = { practitionerId: 'p2', siteId: 's2', start: '2027-01-12T10:00:00+01:00' }
const move = { kind: 'move', appointment: appointment(), to: there } as const
const problem = { type: 'about:blank', title: '', status: 409, code: 'stale', detail: 'Trop tard.' }

test('a move is undone by the move back, on the version that it made', () => {
  const moved = appointment({ ...there, version: 4 })
  expect(inverseOf(move, moved)).toEqual({
    kind: 'move',
    appointment: moved,
    to: { practitionerId: 'p1', siteId: 's1', start: '2027-01-12T09:00:00+01:00' },
  })
})

test('a cancellation is undone by booking again, a state by the former state', () => {
  const cancelled = appointment({ status: 'cancelled-by-patient', version: 4 })
  const cancel = { kind: 'cancel', appointment: appointment(), by: 'patient', tellPatient: true } as const
  expect(inverseOf(cancel, cancelled)).toMatchObject({ kind: 'status', status: 'booked' })
  const seen = appointment({ status: 'fulfilled', version: 4 })
  const status = {
    kind: 'status',
    appointment: appointment({ status: 'arrived' }),
    status: 'fulfilled',
  } as const
  expect(inverseOf(status, seen)).toMatchObject({ kind: 'status', status: 'arrived', appointment: seen })
})

test('a new appointment is undone by a cancellation that tells nobody', () => {
  const book = { kind: 'book', booking: { ...there, reasonId: 'r', patientId: 'x' } } as const
  expect(inverseOf(book, appointment())).toMatchObject({ kind: 'cancel', by: 'site', tellPatient: false })
})

test('a stale edit keeps both versions, and can be decided again on the present one', () => {
  const current = appointment({ version: 9, status: 'arrived' })
  const trouble = troubleOf(move, { ...problem, current })
  expect(trouble).toEqual({ kind: 'stale', change: move, current })
  expect(onVersion(move, current)).toMatchObject({ kind: 'move', appointment: { version: 9 }, to: there })
})

test('a refusal without a known code shows the sentence of the server', () => {
  expect(troubleOf(move, { ...problem, code: 'slot-taken' })).toMatchObject({
    kind: 'refused',
    detail: 'Trop tard.',
    alternatives: [],
  })
})

test('an alternative replaces the place and nothing else', () => {
  const other = { ...there, start: '2027-01-12T11:00:00+01:00' }
  expect(atPlace(move, other)).toEqual({ ...move, to: other })
  expect(atPlace({ kind: 'status', appointment: appointment(), status: 'arrived' }, other)).toBeNull()
})
