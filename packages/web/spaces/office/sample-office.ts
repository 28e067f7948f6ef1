import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { officeEn } from '../../i18n/office.en.ts'
import { officeFr } from '../../i18n/office.fr.ts'
import type { Office } from './office-context.ts'
import { timeWords } from './words.ts'

/** An office of two sites and two practitioners, for tests. */
export function sampleOffice(language: 'fr' | 'en' = 'fr'): Office {
  const timeZone = 'Europe/Paris'
  const site = (id: string, communeName: string) => [id, { id, communeName, timeZone }] as const
  return {
    text: language === 'fr' ? officeFr : officeEn,
    language,
    words: timeWords(language, timeZone),
    network: {
      timeZone,
      practitioners: [
        { id: 'p1', displayName: 'Dr Aimée F.' },
        { id: 'p2', displayName: 'Dr Basile L.' },
      ],
    },
    sites: new Map([site('s1', 'Fleurance'), site('s2', 'Marciac')]),
    reasons: new Map(),
  } as unknown as Office
}

/** Odette D’Exemple, booked at Fleurance on Tuesday 12 January 2027 at 9 h, for tests. */
export function sampleAppointment(over: Partial<OfficeAppointment> = {}): OfficeAppointment {
  return {
    id: 'a',
    practitionerId: 'p1',
    siteId: 's1',
    start: '2027-01-12T09:00:00+01:00',
    end: '2027-01-12T09:15:00+01:00',
    status: 'booked',
    reasonId: 'r',
    patient: {
      id: 'x',
      birthName: 'Durand',
      usedName: 'D’Exemple',
      givenNames: 'Odette',
      birthDate: '1958-03-04',
      phone: null,
      email: null,
    },
    bookedBy: 'office',
    contact: null,
    note: null,
    wantsEarlier: false,
    lane: 0,
    holdExpiresAt: null,
    version: 3,
    ...over,
  }
}
