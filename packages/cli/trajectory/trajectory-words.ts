import type { AssumedField } from '@maillage/planning/trajectory/parse-trajectory.ts'
import type { Band } from '@maillage/planning/trajectory/band.ts'
import type { Lang } from '../command.ts'

/** The names of what a plan holds, in the order in which they are listed. */
export type HypothesisName =
  | AssumedField
  | 'practitioners'
  | 'recruits'
  | 'sites'
  | 'openings'
  | 'patientsPerFte'
  | 'target'
  | 'covered'
  | 'population'

export const HYPOTHESES: Readonly<Record<Lang, Readonly<Record<HypothesisName, string>>>> = {
  fr: {
    practitioners: 'praticiens au départ',
    fteEach: 'équivalent temps plein (ETP) d’un praticien présent',
    ages: 'âges des présents',
    retirements: 'part de chaque âge qui prend sa retraite dans l’année',
    departures: 'autres départs par an',
    recruits: 'postes offerts par an',
    recruitSuccess: 'chance qu’un poste offert soit pourvu dans l’année',
    fteByRecruit: 'ETP d’une recrue',
    recruitAges: 'âge des recrues',
    sites: 'sites ouverts au départ',
    openings: 'ouvertures prévues par an',
    openingSuccess: 'chance qu’un site prévu, ou en retard, ouvre dans l’année',
    ftePerSite: 'ETP sans lesquels un site n’est pas tenu ouvert',
    patientsPerFte: 'patients suivis par ETP',
    target: 'objectif de praticiens',
    covered: 'habitants proches d’un site au départ',
    population: 'habitants',
  },
  en: {
    practitioners: 'practitioners at the start',
    fteEach: 'full-time equivalent (FTE) of a practitioner of today',
    ages: 'ages of those of today',
    retirements: 'share of each age that retires in a year',
    departures: 'other departures a year',
    recruits: 'posts offered a year',
    recruitSuccess: 'chance that a post is filled in its year',
    fteByRecruit: 'FTE of a recruit',
    recruitAges: 'age of recruits',
    sites: 'sites open at the start',
    openings: 'openings planned a year',
    openingSuccess: 'chance that a site planned, or late, opens in a year',
    ftePerSite: 'FTE without which a site is not held open',
    patientsPerFte: 'patients followed by an FTE',
    target: 'practitioners hoped for',
    covered: 'inhabitants near a site at the start',
    population: 'inhabitants',
  },
}

export const TRAJECTORY_WORDS = {
  fr: {
    headline: (count: string, from: number, middle: string, to: number, low: string, high: string) =>
      `De ${count} praticiens fin ${from} à ${middle} fin ${to} (${low} à ${high} dans huit tirages sur dix)`,
    target: (target: string, share: string) =>
      `L’objectif de ${target} est atteint dans ${share} des tirages.`,
    year: 'Fin d’année',
    practitioners: 'Praticiens',
    fte: 'ETP',
    sites: 'Sites',
    recruited: 'Recrues',
    retired: 'Retraites',
    left: 'Autres départs',
    patients: 'Patients suivis',
    covered: 'Habitants proches',
    band: (low: string, middle: string, high: string) => `${low} à ${high} (${middle})`,
    howToRead: (runs: string, seed: number) =>
      `Du premier au dernier décile de ${runs} tirages\u202f: huit tirages sur dix sont entre les deux\u202f; entre parenthèses, la médiane. Graine ${seed}\u202f: la même donne les mêmes nombres.`,
    hypotheses: 'Ce que suppose ce calcul',
    given: 'hypothèse du fichier, sans source',
    assumed: 'hypothèse de Maillage, sans source\u202f: donnez la vôtre',
    assumedAges:
      'hypothèse de Maillage, calée sur la CARMF (généralistes\u202f: 50,3 ans en moyenne en 2022\u202f; 24\u00a0% de moins de 40 ans parmi les médecins cotisants au 1er janvier 2024)\u202f: donnez la vôtre',
    source: (source: string) => `source\u202f: ${source}`,
    rules: [
      'Chaque personne, chaque poste et chaque site est tiré à part\u202f: une mauvaise année pour tous n’est dans la fourchette que si une probabilité est donnée entre deux bornes.',
      'Dans une année\u202f: les présents partent, puis les recrues arrivent, et comptent à la fin de l’année\u202f; un poste non pourvu est perdu, un site en retard reste prévu.',
    ],
    reachRule:
      'Les habitants proches s’ajoutent dans l’ordre des ouvertures donné\u202f; un site fermé faute de praticiens retire les derniers, jamais ceux du départ.',
    ignored: (path: string) => `${path}\u202f: champ inconnu, ignoré`,
    ages: (from: number, to: number, count: string) => `${from}-${to} ans\u202f: ${count}`,
    byYear: (year: number, count: string) => `${count} en ${year}`,
    none: 'aucune',
    between: (low: string, high: string) => `de ${low} à ${high}`,
  },
  en: {
    headline: (count: string, from: number, middle: string, to: number, low: string, high: string) =>
      `From ${count} practitioners at the end of ${from} to ${middle} at the end of ${to} (${low} to ${high} in eight runs of ten)`,
    target: (target: string, share: string) => `The ${target} hoped for are reached in ${share} of the runs.`,
    year: 'End of',
    practitioners: 'Practitioners',
    fte: 'FTE',
    sites: 'Sites',
    recruited: 'Recruits',
    retired: 'Retired',
    left: 'Left',
    patients: 'Patients',
    covered: 'Inhabitants near',
    band: (low: string, middle: string, high: string) => `${low} to ${high} (${middle})`,
    howToRead: (runs: string, seed: number) =>
      `From the first to the last decile of ${runs} runs: eight in ten are between; the median in brackets. Seed ${seed}: the same gives the same numbers.`,
    hypotheses: 'What this computation supposes',
    given: 'hypothesis of the file, without a source',
    assumed: 'hypothesis of Maillage, without a source: give yours',
    assumedAges:
      'hypothesis of Maillage, set on the CARMF (general practitioners: 50.3 years on average in 2022; 24% under 40 among contributing doctors on 1 January 2024): give yours',
    source: (source: string) => `source: ${source}`,
    rules: [
      'Each person, post and site is drawn on its own: a bad year for all is within the band only when a probability is given between two bounds.',
      'Within a year: those there leave, then recruits come, who count at its end; a post not filled is lost, a late site stays planned.',
    ],
    reachRule:
      'Inhabitants near are added in the order of openings given; a site closed for want of practitioners takes the last away, never those of the start.',
    ignored: (path: string) => `${path}: unknown field, ignored`,
    ages: (from: number, to: number, count: string) => `${from}-${to}: ${count}`,
    byYear: (year: number, count: string) => `${count} in ${year}`,
    none: 'none',
    between: (low: string, high: string) => `${low} to ${high}`,
  },
}

export function number(value: number, lang: Lang, digits = 0): string {
  return value.toLocaleString(lang, { maximumFractionDigits: digits })
}

export function percent(share: number, lang: Lang): string {
  return `${number(share * 100, lang, 1)}${lang === 'fr' ? '\u00a0%' : '%'}`
}

/** `94 à 103 (99)`, or one number when nothing varies. */
export function bandInWords({ p10, p50, p90 }: Band, lang: Lang): string {
  if (p10 === p90) return number(p50, lang)
  return TRAJECTORY_WORDS[lang].band(number(p10, lang), number(p50, lang), number(p90, lang))
}
