import { alarmWords } from '../alarm-words.ts'
import { frenchEmergencyNumbers } from '../french-emergency-numbers.ts'
import { allReasons } from '../reasons/all-reasons.ts'
import type { PractitionerSeed, Scenario } from '../scenario.ts'
import { away, doctorAfternoon, doctorMorning, meeting, plainDay } from '../week-patterns.ts'

const GENERALIST = { fr: 'médecine générale', en: 'general medicine' }
const gp = { title: 'Dr', profession: 'doctor', label: GENERALIST, seen: 'everyone' } as const
const at = (room: string, days: string) => ({ site: 'marigot', room, days })

/** Evenings run to 21 h: the island works early and late, and rests in the heat. */
const lateEvening = (room: string, days: string) =>
  ({ ...at(room, days), service: 'gp', kind: 'scheduled', from: '18:30', to: '21:00' }) as const

const team: PractitionerSeed[] = [
  {
    ...gp,
    key: 'aurore',
    givenName: 'Aurore',
    familyName: 'Récif',
    gender: 'female',
    filling: { near: 92, far: 80 },
    noShowPercent: 10,
    openings: [
      ...doctorMorning(at('Cabinet 1', 'MO,TU,TH,FR')),
      ...doctorAfternoon(at('Cabinet 1', 'MO,TH')),
      lateEvening('Cabinet 1', 'TU,FR'),
    ],
    absences: [away('leave', 20, 26)],
  },
  {
    ...gp,
    key: 'silvere',
    givenName: 'Silvère',
    familyName: 'Alizé',
    gender: 'male',
    filling: { near: 90, far: 80 },
    noShowPercent: 11,
    openings: [...doctorMorning(at('Cabinet 2', 'MO,WE,TH,SA')), lateEvening('Cabinet 2', 'MO,WE,TH')],
    absences: [meeting('MO', '13:00', '14:00')],
  },
  {
    key: 'flore',
    title: '',
    givenName: 'Flore',
    familyName: 'Mangrove',
    gender: 'female',
    profession: 'nurse',
    seen: 'everyone',
    label: { fr: 'infirmière en pratique avancée', en: 'nurse in advanced practice' },
    filling: { near: 86, far: 80 },
    noShowPercent: 9,
    openings: plainDay(at('Salle de soins', 'MO,TU,WE,TH,FR'), 'ipa', '07:30', '16:00'),
    absences: [],
  },
]

const services = [
  { code: 'gp', label: GENERALIST },
  { code: 'ipa', label: { fr: 'infirmière en pratique avancée', en: 'nurse in advanced practice' } },
  { code: 'snp', label: { fr: 'soins non programmés', en: 'unscheduled care' } },
]
const offered = new Set(services.map((service) => service.code))

/** One island, UTC-4 the whole year, its own public holiday, evenings that are the next day in Paris. See README.md. */
export const saintMartin: Scenario = {
  name: 'saint-martin',
  summary: {
    fr: 'Saint-Martin (Antilles) : un centre à Marigot, heure de l’île, fériés de l’île, consultations le soir jusqu’à 21 h.',
    en: 'Saint-Martin (Caribbean): one centre at Marigot, island time, island holidays, evening visits until 9 pm.',
  },
  seed: 978_01,
  network: {
    slug: 'saint-martin',
    name: 'Centre de santé de Saint-Martin',
    shortName: 'Saint-Martin',
    phone: '05 36 49 97 80',
    phoneHours: {
      fr: 'du lundi au samedi de 7\u00a0h\u00a030 à 18\u00a0h',
      en: 'Monday to Saturday from 7.30 am to 6 pm',
    },
    timeZone: 'America/Marigot',
    departements: ['978'],
    emergency: frenchEmergencyNumbers,
    alarmWords,
  },
  services,
  reasons: allReasons
    .map((reason) => ({ ...reason, services: reason.services.filter((code) => offered.has(code)) }))
    .filter((reason) => reason.services.length > 0),
  sites: [
    {
      key: 'marigot',
      kind: 'centre',
      name: 'Centre de santé de Marigot',
      communeCode: '97801',
      communeName: 'Saint-Martin',
      addressLine: '',
      postalCode: '97150',
      lon: -63.083,
      lat: 18.0682,
      status: 'open',
      wheelchairAccess: true,
      holidayCalendar: 'saint-martin',
      source: 'Lieu d’exemple : aucun centre n’est nommé par une source',
    },
  ],
  team,
  patients: 400,
  agenda: { pastDays: 21, futureDays: 49 },
}
