import type { ReasonSeed } from '../scenario.ts'
import { bring, RECORD } from './what-to-bring.ts'

const MONTHS = 12
const soon = { minutes: 15, horizonDays: 2, services: ['snp'], cancelNoticeMinutes: 30 }

/** What should not wait, in patients’ words: served by protected time, on the day or the next. Durations are those of the demonstration. */
export const unscheduled: ReasonSeed[] = [
  {
    ...soon,
    code: 'sick-now',
    weight: 14,
    label: {
      fr: 'Malade depuis peu : fièvre, toux, gorge',
      en: 'Ill for a short time: fever, cough, throat',
    },
    shortLabel: { fr: 'fièvre', en: 'fever' },
    words: {
      fr: [
        'fièvre',
        'toux',
        'mal à la gorge',
        'angine',
        'grippe',
        'rhume',
        'bronchite',
        'otite',
        'oreille',
        'gastro',
        'vomissements',
        'diarrhée',
        'malade',
        'urgent',
        'aujourd’hui',
      ],
      en: [
        'fever',
        'cough',
        'sore throat',
        'flu',
        'cold',
        'ear',
        'vomiting',
        'diarrhoea',
        'ill',
        'urgent',
        'today',
      ],
    },
    instructions: bring(),
  },
  {
    ...soon,
    code: 'small-injury',
    weight: 6,
    label: { fr: 'Une petite plaie, une entorse', en: 'A small wound, a sprain' },
    shortLabel: { fr: 'plaie', en: 'wound' },
    words: {
      fr: [
        'plaie',
        'coupure',
        'entorse',
        'cheville',
        'points de suture',
        'morsure',
        'tique',
        'petite brûlure',
        'tombé',
        'blessé',
      ],
      en: ['wound', 'cut', 'sprain', 'ankle', 'stitches', 'bite', 'tick', 'small burn', 'fell', 'hurt'],
    },
    instructions: bring({
      fr: 'la date de votre dernier vaccin contre le tétanos',
      en: 'the date of your last tetanus vaccine',
    }),
  },
  {
    ...soon,
    code: 'sick-child',
    weight: 7,
    maximumAgeMonths: 16 * MONTHS,
    label: { fr: 'Mon enfant est malade', en: 'My child is ill' },
    shortLabel: { fr: 'enfant', en: 'child' },
    words: {
      fr: [
        'enfant malade',
        'bébé malade',
        'otite',
        'fièvre enfant',
        'varicelle',
        'bronchiolite',
        'mal au ventre enfant',
      ],
      en: ['ill child', 'ill baby', 'child fever', 'chickenpox', 'bronchiolitis'],
    },
    instructions: bring(RECORD),
  },
  {
    ...soon,
    code: 'urine',
    weight: 3,
    label: { fr: 'Brûlures en urinant', en: 'Burning when passing water' },
    shortLabel: { fr: 'urines', en: 'urine' },
    words: {
      fr: ['brûlures urinaires', 'infection urinaire', 'cystite', 'urine', 'pipi'],
      en: ['urinary infection', 'cystitis', 'burning', 'urine'],
    },
    instructions: bring(),
  },
]
