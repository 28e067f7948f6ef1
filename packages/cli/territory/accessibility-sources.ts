import type { AplAnswer } from '@maillage/territory/accessibility/answer-apl.ts'
import type { Profession } from '@maillage/territory/accessibility/professions.ts'
import type { Lang } from '../command.ts'
import { spoken } from './numbers.ts'

const PROFESSION: Readonly<Record<Profession, Readonly<Record<Lang, string>>>> = {
  gp: { fr: 'Médecins généralistes', en: 'General practitioners' },
  nurse: { fr: 'Infirmiers', en: 'Nurses' },
  physio: { fr: 'Masseurs-kinésithérapeutes', en: 'Physiotherapists' },
  midwife: { fr: 'Sages-femmes', en: 'Midwives' },
  dentist: { fr: 'Chirurgiens-dentistes', en: 'Dentists' },
}

/** Name of a profession, as the start of a sentence. */
export const professionWords = (profession: Profession, lang: Lang): string => PROFESSION[profession][lang]

const SUPPLY = {
  estimate: {
    fr: 'Offre\u202f: ESTIMATION tirée des valeurs publiées, aucun professionnel n’a été compté. Paris, Lyon, Marseille et l’outre-mer en sont exclus.',
    en: 'Supply: an ESTIMATE drawn from the published values, no practitioner was counted. Paris, Lyon, Marseille and overseas are left out.',
  },
  'file-and-estimate': {
    fr: 'Offre\u202f: votre fichier dans les départements qu’il nomme, ailleurs une ESTIMATION tirée des valeurs publiées.',
    en: 'Supply: your file in the départements that it names, elsewhere an ESTIMATE drawn from the published values.',
  },
  file: { fr: 'Offre\u202f: votre fichier.', en: 'Supply: your file.' },
} as const

const NEED = {
  standardised: {
    fr: 'Moyennes pondérées par la population standardisée par l’âge (DREES).',
    en: 'Means by population standardised by age (DREES).',
  },
  total: {
    fr: 'Moyennes pondérées par la population totale\u202f: la structure par âge n’est pas connue.',
    en: 'Means by total population: the age structure is not known.',
  },
  ages: {
    fr: 'Moyennes pondérées par la population standardisée par les âges de votre fichier.',
    en: 'Means by population standardised by the ages of your file.',
  },
} as const

/** Where the figures come from and what they rest on. */
export function sourcesOf(
  { rules, series, supplyOrigin, needOrigin }: AplAnswer,
  travel: string,
  lang: Lang,
): string[] {
  const published = {
    fr: `Valeurs publiées\u202f: DREES, APL ${series?.year}, par commune, Licence Ouverte 2.0.`,
    en: `Published values: DREES, APL ${series?.year}, by commune, Licence Ouverte 2.0.`,
  }
  const minutes = {
    fr: `Minutes en voiture, arrondies au-dessus (${travel}). Parts et déciles\u202f: population totale 2023, INSEE.`,
    en: `Minutes by car, rounded up (${travel}). Shares and deciles: total population 2023, INSEE.`,
  }
  const classes = rules.classes
    .map(({ upToMinutes, weight }) => `${upToMinutes}\u00a0min ${spoken(weight, lang, 2)}`)
    .join(', ')
  const weights = {
    fr: `Poids de la distance\u202f: ${classes} (hypothèse, voir docs/guides/accessibility.md). ${rules.source}.`,
    en: `Weight of distance: ${classes} (assumed, see docs/guides/accessibility.md). ${rules.source}.`,
  }
  const lines = [SUPPLY[supplyOrigin], NEED[needOrigin], minutes, weights]
  return (series === undefined ? lines : [published, ...lines]).map((line) => line[lang])
}
