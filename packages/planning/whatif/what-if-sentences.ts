import type { WhatIfCause, WhatIfRefusal } from './what-if-refusal.ts'

type Language = 'fr' | 'en'
type Sentences = { [K in WhatIfCause['kind']]: (cause: Extract<WhatIfCause, { kind: K }>) => string }

const NB = '\u00a0'
const THIN = '\u202f'

/** The refusal as one line that says what to do, the path first: `scenarios[0].changes[1].site: ...`. */
export function describeWhatIfRefusal(refusal: WhatIfRefusal, language: Language): string {
  const sentence = SENTENCES[language][refusal.kind] as (cause: WhatIfCause) => string
  return refusal.path === '' ? sentence(refusal) : `${refusal.path}: ${sentence(refusal)}`
}

const frenchList = (ids: readonly string[]) => (ids.length === 0 ? 'aucun' : ids.join(', '))
const englishList = (ids: readonly string[]) => (ids.length === 0 ? 'none' : ids.join(', '))
const quoted = (text: string) => `«${NB}${text}${NB}»`
const FRENCH_TYPE = {
  object: 'un objet',
  list: 'une liste',
  text: 'un texte',
  pair: 'une liste de deux codes de communes',
}
const ENGLISH_TYPE = {
  object: 'an object',
  list: 'a list',
  text: 'a text',
  pair: 'a list of two codes of communes',
}

const FRENCH: Sentences = {
  missing: () => 'ce champ est obligatoire',
  'wrong-type': ({ expected, received }) => `il faut ${FRENCH_TYPE[expected]} ici (reçu${THIN}: ${received})`,
  empty: () => 'il faut au moins un élément',
  'not-a-number': ({ minimum, maximum, step, received }) =>
    `il faut un nombre de ${minimum} à ${maximum}${step === 0 ? '' : `, par pas de ${frenchNumber(step)}`} (reçu${THIN}: ${received})`,
  'not-a-date': ({ value }) => `${quoted(value)} n’est pas une date du calendrier, comme 2026-06-30`,
  'unknown-kind': ({ value, known }) =>
    `le changement ${quoted(value)} n’existe pas${THIN}; choisissez parmi ${known.join(', ')}`,
  'given-twice': ({ value }) =>
    `${quoted(value)} est donné deux fois${THIN}; retirez ou renommez l’un des deux`,
  'too-many': ({ limit }) => `plus de ${limit} éléments${THIN}; retirez-en`,
  'no-such-site': ({ id, known }) =>
    `le site ${quoted(id)} n’existe pas${THIN}; sites connus${THIN}: ${frenchList(known)}`,
  'site-closed': ({ id }) =>
    `le site ${quoted(id)} est déjà fermé par un changement précédent${THIN}; retirez l’un des deux`,
  'no-such-practitioner': ({ id, known }) =>
    `le praticien ${quoted(id)} n’existe pas${THIN}; praticiens connus${THIN}: ${frenchList(known)}`,
  'practitioner-retired': ({ id }) =>
    `le praticien ${quoted(id)} est déjà parti par un changement précédent${THIN}; retirez l’un des deux`,
  'too-many-days': ({ who, days, limit }) =>
    `${quoted(who)} travaillerait ${frenchNumber(days)} jours par semaine, tous sites compris${THIN}; ${limit} au plus`,
  'no-such-commune': ({ code }) => `${quoted(code)} n’est le code INSEE d’aucune commune`,
  'no-position': ({ code, name }) =>
    `la position de la commune ${code} (${name}) n’est pas connue${THIN}; donnez lon et lat`,
  'same-change-twice': ({ first }) =>
    `ce changement est déjà fait par ${first}${THIN}; retirez l’un des deux`,
  'before-baseline': ({ date, baseline }) =>
    `le ${date} est avant la base du ${baseline}${THIN}; prenez une base plus ancienne ou une date plus tardive`,
  'other-baseline': ({ basedOn, baseline }) =>
    `le scénario est tracé sur la base du ${basedOn}, celle-ci est du ${baseline}${THIN}; reprenez-le sur cette base`,
  'other-area': ({ basedOn, baseline }) =>
    `le scénario est tracé sur le territoire ${basedOn}, la base est celle de ${baseline}${THIN}; choisissez la base de ${basedOn}`,
  'other-population': ({ given, known }) =>
    `la base compte la population de ${given}, les données présentes sont celles de ${known}${THIN}; refaites la base`,
  'closes-every-site': ({ scenario, date }) =>
    `le scénario ${quoted(scenario)} ne laisse aucun site ouvert le ${date}${THIN}; gardez-en un, ou ajoutez des jours`,
}

const ENGLISH: Sentences = {
  missing: () => 'this field is required',
  'wrong-type': ({ expected, received }) =>
    `${ENGLISH_TYPE[expected]} is expected here (received: ${received})`,
  empty: () => 'at least one element is needed',
  'not-a-number': ({ minimum, maximum, step, received }) =>
    `a number from ${minimum} to ${maximum}${step === 0 ? '' : `, in steps of ${step}`} is expected (received: ${received})`,
  'not-a-date': ({ value }) => `"${value}" is not a date of the calendar, such as 2026-06-30`,
  'unknown-kind': ({ value, known }) => `there is no change "${value}"; choose among ${known.join(', ')}`,
  'given-twice': ({ value }) => `"${value}" is given twice; remove or rename one of them`,
  'too-many': ({ limit }) => `more than ${limit} elements; remove some`,
  'no-such-site': ({ id, known }) => `there is no site "${id}"; known sites: ${englishList(known)}`,
  'site-closed': ({ id }) => `the site "${id}" is already closed by an earlier change; remove one of them`,
  'no-such-practitioner': ({ id, known }) =>
    `there is no practitioner "${id}"; known practitioners: ${englishList(known)}`,
  'practitioner-retired': ({ id }) =>
    `the practitioner "${id}" has already left by an earlier change; remove one of them`,
  'too-many-days': ({ who, days, limit }) =>
    `"${who}" would work ${days} days a week over all sites; at most ${limit}`,
  'no-such-commune': ({ code }) => `"${code}" is the INSEE code of no commune`,
  'no-position': ({ code, name }) =>
    `the position of the commune ${code} (${name}) is not known; give lon and lat`,
  'same-change-twice': ({ first }) => `this change is already made by ${first}; remove one of them`,
  'before-baseline': ({ date, baseline }) =>
    `${date} is before the baseline of ${baseline}; take an older baseline or a later date`,
  'other-baseline': ({ basedOn, baseline }) =>
    `the scenario was drawn on the baseline of ${basedOn}, this one is of ${baseline}; draw it again on this one`,
  'other-area': ({ basedOn, baseline }) =>
    `the scenario was drawn on the area ${basedOn}, the baseline is that of ${baseline}; choose the baseline of ${basedOn}`,
  'other-population': ({ given, known }) =>
    `the baseline counts the population of ${given}, the data at hand are of ${known}; make the baseline again`,
  'closes-every-site': ({ scenario, date }) =>
    `the scenario "${scenario}" leaves no site open on ${date}; keep one, or add days`,
}

const SENTENCES: Record<Language, Sentences> = { fr: FRENCH, en: ENGLISH }

function frenchNumber(value: number): string {
  return String(value).replace('.', ',')
}
