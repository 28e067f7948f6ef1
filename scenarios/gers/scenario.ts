import { alarmWords } from '../alarm-words.ts'
import { frenchEmergencyNumbers } from '../french-emergency-numbers.ts'
import { allReasons } from '../reasons/all-reasons.ts'
import type { Scenario } from '../scenario.ts'
import { sites } from './sites.ts'
import { team } from './team.ts'

/** The centres of a département that employs its doctors, and a municipal centre beside them. See README.md. */
export const gers: Scenario = {
  name: 'gers',
  summary: {
    fr: 'Gers : cinq centres et antennes ouverts, quatre annoncés, onze professionnels partagés, dix semaines d’agenda presque plein.',
    en: 'Gers: five open centres and antennes, four announced, eleven shared professionals, ten weeks of an agenda almost full.',
  },
  seed: 32_2022,
  network: {
    slug: 'gers',
    name: 'Centres de santé du Gers',
    shortName: 'Gers',
    phone: '05 36 49 12 20',
    phoneHours: {
      fr: 'en semaine de 8\u00a0h à 20\u00a0h, le samedi jusqu’à 12\u00a0h',
      en: 'weekdays from 8 am to 8 pm, Saturdays until noon',
    },
    timeZone: 'Europe/Paris',
    departements: ['32'],
    emergency: frenchEmergencyNumbers,
    alarmWords,
  },
  services: [
    { code: 'gp', label: { fr: 'médecine générale', en: 'general medicine' } },
    { code: 'paediatrics', label: { fr: 'pédiatrie', en: 'paediatrics' } },
    { code: 'ipa', label: { fr: 'infirmière en pratique avancée', en: 'nurse in advanced practice' } },
    { code: 'midwife', label: { fr: 'sage-femme', en: 'midwife' } },
    { code: 'snp', label: { fr: 'soins non programmés', en: 'unscheduled care' } },
    { code: 'visit', label: { fr: 'visite à domicile', en: 'home visit' } },
    { code: 'tele', label: { fr: 'téléconsultation', en: 'video consultation' } },
  ],
  reasons: allReasons,
  sites,
  team,
  patients: 4500,
  agenda: { pastDays: 21, futureDays: 49 },
}
