import { said } from '../said.ts'
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
      fr: said(`
        bébé, nourrisson, visite du mois, examen obligatoire, allaitement, poids du bébé, poids bébé, biberon, suivi bébé,
        visite des 9 mois, examen du nourrisson, bébé ne dort pas, diversification`),
      en: said(`
        baby, infant, monthly check, breastfeeding, baby weight, baby check, baby sleep, weaning`),
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
      fr: said(`
        enfant, pédiatre, croissance, sommeil, école, langage, comportement, asthme, allergie, suivi
        enfant, croissance fils, grandit pas, enfant dort mal, fils dort mal, fille dort mal, pipi au lit`),
      en: said(`
        child, paediatrician, growth, sleep, school, speech, behaviour, asthma, allergy, child check, bed
        wetting`),
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
      fr: said(`
        vaccin enfant, vaccin bébé, rappel, vaccins obligatoires, 11 ans, hpv, vaccin fils, vaccin fille,
        vaccins enfant, vaccin méningite enfant, papillomavirus`),
      en: said(`
        child vaccine, baby vaccine, booster, hpv, son vaccine, daughter vaccine, child jab`),
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
      fr: said(`
        grossesse, enceinte, sage-femme, préparation à la naissance, après l’accouchement, entretien
        prénatal, suivi de grossesse, test de grossesse, échographie grossesse, accouchement, périnée,
        rééducation du périnée, désir de grossesse, bébé en route, pmi`),
      en: said(`
        pregnancy, pregnant, midwife, birth preparation, after birth, pregnancy test, scan pregnancy,
        birth, pelvic floor`),
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
      fr: said(`
        contraception, stérilet, implant, frottis, gynécologue, gynéco, règles, ménopause, ivg, pilule
        contraceptive, pilule du lendemain, règles douloureuses, retard de règles, mycose vaginale,
        seins, pertes blanches`),
      en: said(`
        contraception, coil, implant, smear, gynaecologist, periods, menopause, abortion, contraceptive
        pill, morning after pill, painful periods, late period, breast`),
    },
    instructions: bring(),
  },
]
