import { said } from '../said.ts'
import type { ReasonSeed } from '../scenario.ts'
import { bring, MEDICINES } from './what-to-bring.ts'

const general = { minutes: 15, horizonDays: 90, noticeMinutes: 30 } as const

/** What a nurse in advanced practice checks, and visits, which the office places itself. Durations are those of the demonstration. */
export const nurseAndVisits: ReasonSeed[] = [
  {
    ...general,
    code: 'nurse-check',
    weight: 10,
    services: ['ipa'],
    horizonDays: 120,
    label: {
      fr: 'Contrôler la tension, le diabète, une plaie',
      en: 'Check blood pressure, diabetes, a wound',
    },
    shortLabel: { fr: 'tension', en: 'BP' },
    words: {
      fr: said(`
        infirmière, tension, glycémie, pansement, plaie, cicatrice, fils à enlever, éducation
        thérapeutique, refaire un pansement, enlever les fils, enlever les agrafes, contrôler ma tension,
        prendre la tension, injection, escarre`),
      en: said(`
        nurse, blood pressure, blood sugar, dressing, wound, stitches out, change a dressing, remove
        stitches, injection`),
    },
    instructions: bring(MEDICINES),
  },
  {
    code: 'home-visit',
    weight: 5,
    services: ['visit'],
    minutes: 30,
    stepMinutes: 15,
    horizonDays: 30,
    modality: 'home',
    audience: 'office',
    bufferAfterMinutes: 15,
    label: { fr: 'Une visite à domicile', en: 'A home visit' },
    shortLabel: { fr: 'visite', en: 'visit' },
    words: {
      fr: ['visite', 'domicile', 'ne peut pas se déplacer', 'alité', 'ehpad'],
      en: ['home visit', 'cannot travel', 'bedridden', 'nursing home'],
    },
  },
]
