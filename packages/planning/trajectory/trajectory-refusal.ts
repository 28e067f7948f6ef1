import { FORM_SENTENCES, type FormCause, type Sentences } from '../form-refusal.ts'

/** What a plan may be refused for. `path` says where, in the terms of the input: `recruits.2027`. */
export type TrajectoryRefusal = { readonly path: string } & (FormCause | TrajectoryCause)

export type TrajectoryCause =
  | { readonly kind: 'ends-before-start'; readonly from: number; readonly to: number }
  | { readonly kind: 'year-outside'; readonly year: string; readonly from: number; readonly to: number }
  | { readonly kind: 'band-upside-down'; readonly from: number; readonly to: number }
  | { readonly kind: 'ages-do-not-rise'; readonly age: number }
  | { readonly kind: 'ages-add-up'; readonly sum: number; readonly count: number }
  | { readonly kind: 'covers-more-than-all'; readonly covered: number; readonly population: number }
  | { readonly kind: 'too-much-work'; readonly limit: number }

/** The refusal as one line, the path first. */
export function describeTrajectoryRefusal(refusal: TrajectoryRefusal, language: 'fr' | 'en'): string {
  const sentence = SENTENCES[language][refusal.kind] as (cause: TrajectoryRefusal) => string
  return refusal.path === '' ? sentence(refusal) : `${refusal.path}: ${sentence(refusal)}`
}

const FRENCH: Sentences<TrajectoryCause> = {
  'ends-before-start': ({ from, to }) => `${to} n’est pas après ${from}\u202f: donnez une année plus tardive`,
  'year-outside': ({ year, from, to }) =>
    `«\u00a0${year}\u00a0» n’est pas une année de ${from} à ${to}\u202f: changez-la, ou «\u00a0from\u00a0» et «\u00a0to\u00a0»`,
  'band-upside-down': ({ from, to }) => `l’âge ${to} est avant ${from}\u202f: échangez from et to`,
  'ages-do-not-rise': ({ age }) => `l’âge ${age} n’est pas plus grand que celui d’avant\u202f: rangez-les`,
  'ages-add-up': ({ sum, count }) =>
    `les âges font ${sum} personnes, pour ${count} praticiens\u202f: corrigez l’un ou l’autre`,
  'covers-more-than-all': ({ covered, population }) =>
    `${covered} habitants seraient couverts, sur ${population}\u202f: corrigez l’un ou l’autre`,
  'too-much-work': ({ limit }) =>
    `praticiens x années x tirages dépassent ${limit}\u202f: baissez le nombre de tirages (--runs)`,
}

const ENGLISH: Sentences<TrajectoryCause> = {
  'ends-before-start': ({ from, to }) => `${to} is not after ${from}: give a later year`,
  'year-outside': ({ year, from, to }) =>
    `"${year}" is no year from ${from} to ${to}: change it, or "from" and "to"`,
  'band-upside-down': ({ from, to }) => `the age ${to} is before ${from}: exchange from and to`,
  'ages-do-not-rise': ({ age }) => `the age ${age} is not above the one before: sort them`,
  'ages-add-up': ({ sum, count }) =>
    `the ages make ${sum} people, for ${count} practitioners: correct one of them`,
  'covers-more-than-all': ({ covered, population }) =>
    `${covered} inhabitants would be covered, of ${population}: correct one of them`,
  'too-much-work': ({ limit }) => `practitioners x years x runs are above ${limit}: lower the runs (--runs)`,
}

const SENTENCES = {
  fr: { ...FORM_SENTENCES.fr, ...FRENCH },
  en: { ...FORM_SENTENCES.en, ...ENGLISH },
}
