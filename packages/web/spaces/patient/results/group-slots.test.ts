import type { Slot } from '@maillage/contract/slot-search.ts'
import { expect, test } from 'vitest'
import { groupSlots } from './group-slots.ts'

const slot = (start: string, siteId = 'fleurance', practitionerId = 'a'): Slot => ({
  start,
  end: start,
  siteId,
  practitionerId,
  minutes: 12,
})
const group = (slots: Slot[]) =>
  groupSlots(
    slots,
    (one) => one.start.slice(0, 10),
    (one) => (one.practitionerId === 'nurse' ? 'nurse' : 'gp'),
  )

test('days follow each other, and a place is one line with its other hours behind it', () => {
  const days = group([
    slot('2027-01-13T09:00Z'),
    slot('2027-01-12T16:00Z'),
    slot('2027-01-12T14:20Z'),
    slot('2027-01-12T15:00Z', 'lectoure'),
  ])
  expect(days.map((day) => day.date)).toEqual(['2027-01-12', '2027-01-13'])
  expect(days[0]?.groups.map((line) => [line.slot.start, line.others.length])).toEqual([
    ['2027-01-12T14:20Z', 1],
    ['2027-01-12T15:00Z', 0],
  ])
})

test('two doctors free at the same hour are one hour; another care is another line', () => {
  const days = group([
    slot('2027-01-12T14:20Z'),
    slot('2027-01-12T14:20Z', 'fleurance', 'b'),
    slot('2027-01-12T14:20Z', 'fleurance', 'nurse'),
  ])
  expect(days[0]?.groups.map((line) => line.others.length)).toEqual([0, 0])
})
