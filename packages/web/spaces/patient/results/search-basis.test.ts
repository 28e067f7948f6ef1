import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { Reason, Site } from '@maillage/contract/network.ts'
import { expect, test } from 'vitest'
import { searchBasis } from './search-basis.ts'

const patient = {
  reasonOf: (id: string) => (id ? ({ id } as Reason) : undefined),
  siteOf: () => ({ communeCode: '32132', communeName: 'Fleurance' }) as Site,
}
const moving = { reasonId: 'moved', slot: { siteId: 'site' } } as PatientAppointment
const lectoure = { code: '32208', name: 'Lectoure' }

test('a search stands on what the person said', () => {
  expect(searchBasis(patient, { reasonId: 'said', commune: lectoure, minutes: 20 }, {})).toEqual({
    reason: { id: 'said' },
    commune: lectoure,
    minutes: 20,
  })
})

test('a move stands on the reason of its appointment, and on its site where no commune was said', () => {
  const told = { moving, reasonId: 'said', minutes: 20 }
  expect(searchBasis(patient, told, {})).toEqual({
    reason: { id: 'moved' },
    commune: { code: '32132', name: 'Fleurance' },
    minutes: 20,
  })
  expect(searchBasis(patient, { ...told, commune: lectoure }, {}).commune).toEqual(lectoure)
})

test('the address has the last word on where and how far; what nobody said is missing', () => {
  const basis = searchBasis(patient, { minutes: 20 }, { commune: '32013', minutes: 45 })
  expect(basis).toEqual({ commune: { code: '32013', name: '' }, minutes: 45 })
})
