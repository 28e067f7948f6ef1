import { expect, test } from 'vitest'
import type { AppointmentContact } from '@maillage/contract/office.ts'
import { officeFr } from '../../../i18n/office.fr.ts'
import { contactName } from './Contact.tsx'

const named = (
  bookedBy: 'patient' | 'relative' | 'office',
  relationship?: AppointmentContact['relationship'],
) =>
  contactName(
    { text: officeFr },
    { bookedBy, contact: relationship ? { relationship, phone: '+33639980001', email: null } : null },
  )

test('the person to reach is said by the tie with the patient', () => {
  expect(named('relative', 'child')).toBe('fille ou fils du patient')
  expect(named('relative', 'other')).toBe('autre proche')
})

test('a known patient who booked online under another contact is not taken for somebody else', () => {
  expect(named('patient', 'other')).toBe('le patient, autre contact')
})

test('without a contact of its own an appointment names nobody', () => {
  expect(named('office')).toBe('')
})
