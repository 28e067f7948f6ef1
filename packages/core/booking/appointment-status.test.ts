import { describe, expect, it } from 'vitest'
import {
  APPOINTMENT_STATUSES,
  type AppointmentStatus,
  canBecome,
  canBecomeNow,
  possibleFrom,
} from './appointment-status.ts'

const ALLOWED = new Set([
  'held > booked',
  'held > expired',
  'held > released',
  'booked > arrived',
  'booked > in-progress',
  'booked > fulfilled',
  'booked > cancelled-by-patient',
  'booked > cancelled-by-site',
  'booked > no-show',
  'arrived > booked',
  'arrived > in-progress',
  'arrived > fulfilled',
  'arrived > cancelled-by-patient',
  'arrived > cancelled-by-site',
  'arrived > no-show',
  'in-progress > booked',
  'in-progress > arrived',
  'in-progress > fulfilled',
  'fulfilled > booked',
  'fulfilled > arrived',
  'fulfilled > in-progress',
  'no-show > booked',
  'no-show > arrived',
  'cancelled-by-patient > booked',
  'cancelled-by-site > booked',
])
const pairs: [AppointmentStatus, AppointmentStatus][] = APPOINTMENT_STATUSES.flatMap((from) =>
  APPOINTMENT_STATUSES.map((to): [AppointmentStatus, AppointmentStatus] => [from, to]),
)

describe('an appointment', () => {
  it.each(pairs)('that is %s: may it become %s', (from, to) => {
    expect(canBecome(from, to)).toBe(ALLOWED.has(`${from} > ${to}`))
  })
})

const SET_AT_THE_OFFICE = ['booked', 'arrived', 'in-progress', 'fulfilled', 'no-show'] as const
const settable = pairs.filter(([from, to]) =>
  [from, to].every((status) => SET_AT_THE_OFFICE.some((one) => one === status)),
)

describe('what the office sets', () => {
  it.each(settable.filter(([from, to]) => canBecome(from, to)))(
    'from %s to %s can be taken back',
    (from, to) => {
      expect(canBecome(to, from)).toBe(true)
    },
  )

  const HOUR = 3_600_000
  const time = { start: 9 * HOUR, startOfDay: 0 }
  it.each([
    ['arrived', -1, false],
    ['arrived', 0, true],
    ['in-progress', -1, false],
    ['in-progress', 0, true],
    ['fulfilled', -1, false],
    ['fulfilled', 0, true],
    ['no-show', 9 * HOUR - 1, false],
    ['no-show', 9 * HOUR, true],
    ['no-show', 90 * HOUR, true],
    ['cancelled-by-patient', -90 * HOUR, true],
  ] as const)('%s, %i ms after midnight of its day: %s', (to, now, expected) => {
    expect(canBecomeNow('booked', to, time, now)).toBe(expected)
  })

  it('stays under the table of states once the time has come', () => {
    expect(canBecomeNow('cancelled-by-site', 'fulfilled', time, 90 * HOUR)).toBe(false)
  })

  it('goes back to booked, and is cancelled, at any time', () => {
    expect([possibleFrom('booked', time), possibleFrom('cancelled-by-site', time)]).toEqual([
      undefined,
      undefined,
    ])
  })
})
