import { expect, test } from 'vitest'
import { closedState } from './closed-state.ts'

const END = '2027-01-12T08:00:00Z'
const before = Date.parse('2027-01-12T07:50:00Z')
const after = Date.parse(END)

test('what is to come, and what the patient cancelled, is not closed', () => {
  expect(closedState({ status: 'booked', slot: { end: END } }, before)).toBeUndefined()
  expect(closedState({ status: 'cancelled-by-patient', slot: { end: END } }, before)).toBeUndefined()
  expect(closedState({ status: 'cancelled-by-patient', slot: { end: END } }, after)).toBeUndefined()
})

test.each(['arrived', 'in-progress', 'fulfilled', 'no-show', 'cancelled-by-site'] as const)(
  '%s is said as it is',
  (status) => expect(closedState({ status, slot: { end: END } }, before)).toBe(status),
)

test.each(['booked', 'arrived', 'in-progress'] as const)(
  '%s, left so by the office, is past after its time',
  (status) => expect(closedState({ status, slot: { end: END } }, after)).toBe('past'),
)

test('what the office said of it stays said after its time', () => {
  expect(closedState({ status: 'cancelled-by-site', slot: { end: END } }, after)).toBe('cancelled-by-site')
  expect(closedState({ status: 'no-show', slot: { end: END } }, after)).toBe('no-show')
})
