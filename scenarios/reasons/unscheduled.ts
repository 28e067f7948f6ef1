import { said } from '../said.ts'
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
      fr: 'Malade depuis peu\u00a0: fièvre, toux, gorge',
      en: 'Ill for a short time: fever, cough, throat',
    },
    shortLabel: { fr: 'fièvre', en: 'fever' },
    words: {
      fr: said(`
        fièvre, toux, mal à la gorge, angine, grippe, rhume, bronchite, otite, oreille, gastro,
        vomissements, diarrhée, diarée, diarhée, orgelet, malade, urgent, aujourd’hui, tousse, mal de gorge, gorge, mal à
        l’oreille, nez bouché, nez qui coule, sinusite, conjonctivite, œil rouge, enrhumé, j’ai le covid,
        test covid positif, vomi, vomit, nausées, ganglion, frissons, courbatures, allergie au pollen,
        rhume des foins, crève, vertiges, palpitations, essoufflé, essoufflement, crise d’asthme, abcès,
        mollet gonflé, phlébite, mal au cœur, envie de vomir, réaction allergique, forte fièvre, coup de
        froid`),
      en: said(`
        fever, cough, sore throat, flu, cold, ear, vomiting, diarrhoea, ill, urgent, today, earache,
        coughing, blocked nose, runny nose, sinus, red eye, conjunctivitis, stye, throat, I have covid, vomit,
        nausea, hay fever, chills, dizzy, dizziness, palpitations, short of breath, asthma attack,
        abscess, allergic reaction, nauseous`),
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
      fr: said(`
        plaie, coupure, entorse, cheville, points de suture, morsure, tique, tik, petite brûlure, tombé,
        blessé, coupé, coupé le doigt, brûlure, brûlé, piqûre, piqûre de tique, piqûre de guêpe, guêpe,
        abeille, écharde, cheville foulée, foulure, tordu la cheville, morsure de chien, chute, bleu,
        coup, hématome, fracture, cassé, cassé le bras, cassé la jambe, luxation, plaie profonde, brûlure
        à la main, coupé la main, ouvert la main`),
      en: said(`
        wound, cut, sprain, ankle, stitches, bite, tick, small burn, fell, hurt, sprained ankle, cut my
        finger, burn, sting, wasp, splinter, tick bite, dog bite, fall, bruise, broken, broken arm,
        broken leg, fracture, burn on my hand`),
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
      fr: said(`
        enfant malade, bébé malade, otite, fièvre enfant, varicelle, bronchiolite, mal au ventre enfant,
        enfant tousse, fils malade, fille malade, petit malade, garçon malade, fils tousse, fille tousse,
        fils fièvre, fille fièvre, garçon fièvre, bébé tousse, bébé enrhumé, bébé vomit, bébé pleure,
        fils vomit, fille vomit, enfant vomit, fille oreille, fils oreille, enfant mal à l’oreille, fils
        mal au ventre, fille mal au ventre, fille mal à la gorge, enfant diarrhée, enfant boutons, poux`),
      en: said(`
        ill child, ill baby, child fever, chickenpox, bronchiolitis, child cough, son ill, daughter ill,
        son fever, daughter fever, son coughing, daughter coughing, baby cough, baby cold, child
        vomiting, child earache, son, daughter, lice`),
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
      fr: said(`
        brûlures urinaires, infection urinaire, cystite, urine, pipi, brûle en urinant, brûle pipi, pipi
        tout le temps, sang dans les urines, colique néphrétique, calcul rénal, n’urine plus`),
      en: said(`
        urinary infection, cystitis, burning, urine, burning when I pee, pee, bladder, kidney stone`),
    },
    instructions: bring(),
  },
]
