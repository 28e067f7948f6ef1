import { said } from '../said.ts'
import type { ReasonSeed } from '../scenario.ts'
import { bring } from './what-to-bring.ts'

/** What fits no other reason: the person's own words go to the office with it. The duration is that of a plain consultation. */
export const otherRequest: ReasonSeed = {
  code: 'other-request',
  isGeneral: true,
  weight: 3,
  minutes: 15,
  horizonDays: 90,
  noticeMinutes: 30,
  services: ['gp'],
  label: { fr: 'Autre demande', en: 'Something else' },
  shortLabel: { fr: 'autre', en: 'other' },
  words: {
    fr: said(`
      autre, autre chose, voir le docteur, voir un médecin, consulter un médecin, consultation,
      généraliste, médecin généraliste, docteur, médecin, prendre rendez-vous, rendez-vous, question,
      conseil, dépistage, ist, vih, test ist, syphilis, sifilis, chlamydia, perte de poids, perdu du poids, maigri,
      prise de poids, lettre pour un spécialiste, lettre cardiologue, courrier pour un spécialiste,
      orientation spécialiste, constipation, hémorroïdes, acouphènes, testicule`),
    en: said(`
      other, see the doctor, see a doctor, doctor, gp, appointment, question, advice, screening, hiv, sti test, syphilis, weight
      loss, lost weight, referral letter, letter for a specialist,
      constipation`),
  },
  instructions: bring({
    fr: 'les papiers qui concernent votre demande, s’il y en a',
    en: 'the papers about your request, if there are any',
  }),
}
