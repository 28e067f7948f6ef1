import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { dueDate, dueOn } from './rights-deadline.ts'

describe('the day by which a person must have an answer', () => {
  it.each([
    ['2027-01-12T08:00:00Z', 'Europe/Paris', false, '2027-02-12'],
    ['2027-01-31T08:00:00Z', 'Europe/Paris', false, '2027-02-28'],
    ['2027-01-12T08:00:00Z', 'Europe/Paris', true, '2027-04-12'],
    ['2027-01-11T23:30:00Z', 'Europe/Paris', false, '2027-02-12'],
    ['2027-01-12T03:30:00Z', 'America/Marigot', false, '2027-02-11'],
  ])('received %s in %s (extended: %s): %s', (received, zone, extended, due) => {
    expect(dueDate(Temporal.Instant.from(received), zone, { extended })).toBe(due)
  })

  it('is the same day of a later month, the last of a shorter one, over the end of a year as well', () => {
    const first = Temporal.PlainDate.from('2027-10-01')
    for (let days = 0; days < 800; days++)
      for (const extended of [false, true]) {
        const received = first.add({ days })
        expect(dueOn(received.toString(), { extended })).toBe(
          received.add({ months: extended ? 3 : 1 }).toString(),
        )
      }
    expect(() => dueOn('2027-02-30', { extended: false })).toThrow(RangeError)
  })
})
