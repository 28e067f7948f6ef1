import type { Network } from '@maillage/contract/network.ts'
import { expect, test } from 'vitest'
import { patientEn } from '../../../i18n/patient.en.ts'
import { setServerClock } from '../../../api/client.ts'
import { patientFr } from '../../../i18n/patient.fr.ts'
import { patientFrom } from '../patient-context.ts'
import { shareText } from './share-text.ts'

const network = {
  phone: '0536491220',
  sites: [
    {
      id: 'site',
      name: 'Centre de santé de Fleurance',
      kind: 'centre',
      addressLine: '20 rue du Moulin',
      postalCode: '32500',
      communeName: 'Fleurance',
      timeZone: 'Europe/Paris',
    },
  ],
  practitioners: [{ id: 'doctor', displayName: 'Dr Exemple', label: { fr: 'sage-femme', en: 'midwife' } }],
  reasons: [],
} as unknown as Network
const slot = {
  siteId: 'site',
  practitionerId: 'doctor',
  start: '2027-01-12T13:20:00Z',
  end: '2027-01-12T13:40:00Z',
  minutes: 12,
}
const plain = (text: string) => text.replaceAll(/\s/g, (space) => (space === '\n' ? '\n' : ' '))

test('someone close is told when, where and whom to call, and nothing else', () => {
  setServerClock('2027-01-11T07:00:00Z')
  expect(plain(shareText(patientFrom(network, patientFr, 'fr'), { slot }))).toBe(
    'Rendez-vous mardi 12 janvier, 14 h 20\nCentre de santé de Fleurance, 20 rue du Moulin, 32500 Fleurance\nTéléphone : 05 36 49 12 20',
  )
  expect(plain(shareText(patientFrom(network, patientEn, 'en'), { slot }))).toBe(
    'Appointment on Tuesday 12 January, 2:20 pm\nCentre de santé de Fleurance, 20 rue du Moulin, 32500 Fleurance\nPhone: 05 36 49 12 20',
  )
})
