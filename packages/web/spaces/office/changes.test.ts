import { expect, test } from 'vitest'
import { atPlace, inverseOf, isStillPossible, onVersion, troubleOf } from './changes.ts'
import { sampleAppointment, sampleOffice } from './sample-office.ts'

const there = { practitionerId: 'p2', siteId: 's2', start: '2027-01-12T10:00:00+01:00' }
const move = { kind: 'move', appointment: sampleAppointment(), to: there } as const
const problem = { type: 'about:blank', title: '', status: 409, code: 'stale', detail: 'Trop tard.' }

test('a move is undone by the move back, on the version that it made', () => {
  const moved = sampleAppointment({ ...there, version: 4 })
  expect(inverseOf(move, moved)).toEqual({
    kind: 'move',
    appointment: moved,
    to: { practitionerId: 'p1', siteId: 's1', start: '2027-01-12T09:00:00+01:00' },
  })
})

test('a cancellation is undone by booking again, a state by the former state', () => {
  const cancelled = sampleAppointment({ status: 'cancelled-by-patient', version: 4 })
  const cancel = {
    kind: 'cancel',
    appointment: sampleAppointment(),
    by: 'patient',
    tellPatient: true,
  } as const
  expect(inverseOf(cancel, cancelled)).toMatchObject({ kind: 'status', status: 'booked' })
  const seen = sampleAppointment({ status: 'fulfilled', version: 4 })
  const status = {
    kind: 'status',
    appointment: sampleAppointment({ status: 'arrived' }),
    status: 'fulfilled',
  } as const
  expect(inverseOf(status, seen)).toMatchObject({ kind: 'status', status: 'arrived', appointment: seen })
})

test('a new appointment is undone by a cancellation that tells nobody', () => {
  const book = { kind: 'book', booking: { ...there, reasonId: 'r', patientId: 'x' } } as const
  expect(inverseOf(book, sampleAppointment())).toMatchObject({
    kind: 'cancel',
    by: 'site',
    tellPatient: false,
  })
})

test('a stale edit keeps both versions, and can be decided again on the present one', () => {
  const current = sampleAppointment({ version: 9, status: 'arrived' })
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
  expect(atPlace({ kind: 'status', appointment: sampleAppointment(), status: 'arrived' }, other)).toBeNull()
})

test('a change is offered again only when the present state still takes it', () => {
  const now = Date.parse('2027-01-12T08:00:00+01:00')
  const still = (
    change: Parameters<typeof isStillPossible>[1],
    status: 'booked' | 'fulfilled' | 'cancelled-by-site',
  ) => isStillPossible(sampleOffice(), change, sampleAppointment({ status, version: 9 }), now)
  const cancel = { kind: 'cancel', appointment: sampleAppointment(), by: 'site', tellPatient: true } as const
  const arrived = { kind: 'status', appointment: sampleAppointment(), status: 'arrived' } as const
  const back = { kind: 'status', appointment: sampleAppointment(), status: 'booked' } as const
  expect([move, cancel, arrived, back].map((change) => still(change, 'booked'))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect([move, cancel, arrived, back].map((change) => still(change, 'cancelled-by-site'))).toEqual([
    false,
    false,
    false,
    true,
  ])
  expect([move, cancel].map((change) => still(change, 'fulfilled'))).toEqual([false, false])
})
