import { expect, test } from 'vitest'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { inVisitOrder } from './visit-order.ts'

const on = (day: string): PatientRecord['appointments'][number] => ({
  id: day,
  practitionerId: 'p',
  siteId: 's',
  reasonId: 'r',
  start: `${day}T09:00:00Z`,
  end: `${day}T09:15:00Z`,
  status: 'booked',
})

test('the next appointment comes first, the oldest last', () => {
  const days = ['2027-03-01', '2027-01-14', '2027-01-02', '2026-11-20', '2027-01-11']
  const ordered = inVisitOrder(days.map(on), Date.parse('2027-01-11T08:00:00Z')).map(({ id }) => id)
  expect(ordered).toEqual(['2027-01-11', '2027-01-14', '2027-03-01', '2027-01-02', '2026-11-20'])
})
