import { describe, expect, it } from 'vitest'
import { APPOINTMENT_STATUSES, type AppointmentStatus, canBecome } from './appointment-status.ts'

const ALLOWED = new Set([
  'held > booked',
  'held > expired',
  'held > released',
  'booked > arrived',
  'booked > in-progress',
  'booked > cancelled-by-patient',
  'booked > cancelled-by-site',
  'booked > no-show',
  'arrived > booked',
  'arrived > in-progress',
  'arrived > cancelled-by-patient',
  'arrived > cancelled-by-site',
  'arrived > no-show',
  'in-progress > arrived',
  'in-progress > fulfilled',
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
