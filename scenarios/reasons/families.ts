import type { ReasonSeed } from '../scenario.ts'
import { bring, RECORD } from './what-to-bring.ts'

const MONTHS = 12
const child = { minutes: 20, horizonDays: 120, services: ['paediatrics'], noticeMinutes: 60 }

/** Why children and women come to the paediatrician and the midwife. Durations are those of the demonstration. */
export const families: ReasonSeed[] = [
  {
    ...child,
    code: 'baby-check',
    weight: 10,
    maximumAgeMonths: 24,
    label: { fr: 'Le suivi d’un bébé, jusqu’à 2 ans', en: 'A baby’s check, up to age 2' },
    shortLabel: { fr: 'bébé', en: 'baby' },
    words: {
      fr: ['bébé', 'nourrisson', 'visite du mois', 'examen obligatoire', 'allaitement', 'poids', 'biberon'],
      en: ['baby', 'infant', 'monthly check', 'breastfeeding', 'weight'],
    },
    instructions: bring(RECORD),
  },
  {
    ...child,
    code: 'child-check',
    weight: 9,
    minimumAgeMonths: 24,
    maximumAgeMonths: 16 * MONTHS,
    label: { fr: 'Le suivi d’un enfant', en: 'A child’s check' },
    shortLabel: { fr: 'suivi', en: 'check' },
    words: {
      fr: [
        'enfant',
        'pédiatre',
        'croissance',
        'sommeil',
        'école',
        'langage',
        'comportement',
        'asthme',
        'allergie',
      ],
      en: ['child', 'paediatrician', 'growth', 'sleep', 'school', 'speech', 'behaviour', 'asthma', 'allergy'],
    },
    instructions: bring(RECORD),
  },
  {
    ...child,
    code: 'child-vaccine',
    weight: 6,
    maximumAgeMonths: 16 * MONTHS,
    label: { fr: 'Vacciner un enfant', en: 'Vaccinate a child' },
    shortLabel: { fr: 'vaccin', en: 'vaccine' },
    words: {
      fr: ['vaccin enfant', 'vaccin bébé', 'rappel', 'vaccins obligatoires', '11 ans', 'hpv'],
      en: ['child vaccine', 'baby vaccine', 'booster', 'hpv'],
    },
    instructions: bring(RECORD, { fr: 'le vaccin, s’il a été acheté', en: 'the vaccine, if you bought it' }),
  },
  {
    code: 'pregnancy',
    weight: 8,
    services: ['midwife'],
    minutes: 30,
    horizonDays: 200,
    noticeMinutes: 120,
    minimumAgeMonths: 12 * MONTHS,
    label: { fr: 'Le suivi d’une grossesse', en: 'Pregnancy care' },
    shortLabel: { fr: 'mater.', en: 'pregn.' },
    words: {
      fr: [
        'grossesse',
        'enceinte',
        'sage-femme',
        'préparation à la naissance',
        'après l’accouchement',
        'entretien prénatal',
      ],
      en: ['pregnancy', 'pregnant', 'midwife', 'birth preparation', 'after birth'],
    },
    instructions: bring({ fr: 'vos examens et échographies', en: 'your tests and scans' }),
  },
  {
    code: 'women-health',
    weight: 6,
    services: ['midwife'],
    minutes: 30,
    horizonDays: 200,
    noticeMinutes: 120,
    minimumAgeMonths: 12 * MONTHS,
    label: {
      fr: 'Contraception, frottis, suivi gynécologique',
      en: 'Contraception, smear test, gynaecology',
    },
    shortLabel: { fr: 'gynéco', en: 'gynae' },
    words: {
      fr: [
        'contraception',
        'stérilet',
        'implant',
        'frottis',
        'gynécologue',
        'gynéco',
        'règles',
        'ménopause',
        'ivg',
      ],
      en: ['contraception', 'coil', 'implant', 'smear', 'gynaecologist', 'periods', 'menopause', 'abortion'],
    },
    instructions: bring(),
  },
]
