import type { Gain } from '@maillage/planning/sharing/explain-sharing.ts'
import type { Criterion } from '@maillage/planning/sharing/sharing-score.ts'
import type { Lang } from '../command.ts'

const NARROW = '\u202f'
const FIXED = '\u00a0'

/** Half-days as days: `2`, `2,5`. */
export function days(halfDays: number, lang: Lang): string {
  return (halfDays / 2).toLocaleString(lang)
}

/** `3 jours`, `1 day`. */
export function countOfDays(halfDays: number, lang: Lang): string {
  if (lang === 'fr') return `${days(halfDays, lang)}${FIXED}${halfDays >= 4 ? 'jours' : 'jour'}`
  return `${days(halfDays, lang)} ${halfDays === 2 ? 'day' : 'days'}`
}

/** Minutes as `4 h 36`; `0` for none. */
export function hours(minutes: number, lang: Lang): string {
  if (minutes === 0) return '0'
  const [hour, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (lang === 'fr') return `${hour}${FIXED}h${FIXED}${String(rest).padStart(2, '0')}`
  return `${hour} h ${String(rest).padStart(2, '0')}`
}

/** Parts of a week: `3 et 2`; `3, 1 et 1`. */
export function parting(halfDays: readonly number[], lang: Lang): string {
  const parts = halfDays.map((units) => days(units, lang))
  const last = parts.pop() ?? ''
  return parts.length === 0 ? last : `${parts.join(', ')} ${lang === 'fr' ? 'et' : 'and'} ${last}`
}

export const WEEKDAY_WORDS: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** What one arrangement is better for, as the end of a sentence. */
export function gainInWords({ criterion, by }: Gain, lang: Lang): string {
  return GAINS[lang][criterion](by)
}

const GAINS: Readonly<Record<Lang, Readonly<Record<Criterion, (by: number) => string>>>> = {
  fr: {
    missing: (by) => `${countOfDays(by, 'fr')} de besoin couvert en plus`,
    idle: (by) => `${countOfDays(by, 'fr')} sans salle en moins`,
    worst: (by) => `${countOfDays(by, 'fr')} de manque en moins là où il manque le plus`,
    closed: (by) => `${countOfDays(by * 2, 'fr')} d’ouverture en plus`,
    changed: (by) => `${countOfDays(by, 'fr')} de moins à changer`,
    people: (by) => `${by} ${by > 1 ? 'affectations' : 'affectation'} de moins`,
    wishes: () => 'les préférences de sites',
    road: (by) => `${hours(by, 'fr')} de route en moins par semaine`,
  },
  en: {
    missing: (by) => `${countOfDays(by, 'en')} more of the need covered`,
    idle: (by) => `${countOfDays(by, 'en')} fewer without a room`,
    worst: (by) => `${countOfDays(by, 'en')} less missing where most is missing`,
    closed: (by) => `${countOfDays(by * 2, 'en')} more of opening`,
    changed: (by) => `${countOfDays(by, 'en')} fewer to change`,
    people: (by) => `${by} fewer ${by > 1 ? 'postings' : 'posting'}`,
    wishes: () => 'the wishes about sites',
    road: (by) => `${hours(by, 'en')} less of road a week`,
  },
}

export const SHARE_WORDS = {
  fr: {
    best: (where: string, who: string) => `Le meilleur partage${NARROW}: ${where} pour ${who}`,
    found: (where: string, who: string) => `Le meilleur partage trouvé${NARROW}: ${where} pour ${who}`,
    at: (count: string, site: string) => `${count} à ${site}`,
    covered: (covered: string, need: string) => `Besoin couvert${NARROW}: ${covered} sur ${need}.`,
    missing: (count: string, where: string) => `Il manque ${count} par semaine (${where}).`,
    missingAt: (service: string, site: string, given: string, need: string) =>
      `${service} à ${site}${NARROW}: ${given} sur ${need}`,
    daysAWeek: 'Jours par semaine',
    road: 'Route',
    was: (count: string) => `au lieu de ${count}`,
    onNeed: (service: string) => `${service}, sur le besoin`,
    of: (given: string, need: string) => `${given} sur ${need}`,
    idle: (who: string, count: string) => `Sans salle${NARROW}: ${count} de ${who}.`,
    week: 'La semaine',
    why: (who: string, parts: string) => `Pourquoi ${parts} pour ${who}`,
    coveredHead: 'Besoin couvert',
    coveredCell: (covered: string, need: string) => `${covered} j sur ${need}`,
    impossible: 'impossible (salles, jours ou jours fixes)',
    only: 'C’est le seul partage possible, le reste inchangé.',
    tooManySites: 'Trop de sites pour un tableau\u202f: voyez --json.',
    coversMost: (rival: string, covered: string, need: string) =>
      `Aucun autre partage ne couvre autant${NARROW}; le plus proche, ${rival}, laisse ${covered} couvert sur ${need}.`,
    tie: (rival: string) => `À égalité avec ${rival} en tout${NARROW}: l’un vaut l’autre.`,
    tieBroken: (rival: string, gains: string) =>
      `À égalité avec ${rival} sur le besoin${NARROW}; choisi pour ${gains}.`,
    and: ' et ',
    othersStay: 'Les autres praticiens restant comme ci-dessus.',
    order:
      'Ordre des critères\u202f: besoin couvert, jours sans salle, manque du site où il manque le plus, jours d’ouverture, changements, affectations, préférences, route.',
    proved: 'Prouvé\u202f: aucun partage ne fait mieux, dans cet ordre.',
    provedPart: (names: string, seconds: string) =>
      `Prouvé pour\u202f: ${names}. Le reste est le meilleur trouvé, sans preuve (--seconds ${seconds}).`,
    notProved: 'Meilleur trouvé par recherche, sans preuve.',
    travel: (label: string) =>
      `Route\u202f: minutes en voiture, aller et retour, arrondies au-dessus (${label}).`,
    ignored: (path: string) => `${path}\u202f: champ inconnu, ignoré`,
  },
  en: {
    best: (where: string, who: string) => `The best sharing: ${where} for ${who}`,
    found: (where: string, who: string) => `The best sharing found: ${where} for ${who}`,
    at: (count: string, site: string) => `${count} at ${site}`,
    covered: (covered: string, need: string) => `Need covered: ${covered} of ${need}.`,
    missing: (count: string, where: string) => `${count} a week missing (${where}).`,
    missingAt: (service: string, site: string, given: string, need: string) =>
      `${service} at ${site}: ${given} of ${need}`,
    daysAWeek: 'Days a week',
    road: 'Road',
    was: (count: string) => `was ${count}`,
    onNeed: (service: string) => `${service}, of the need`,
    of: (given: string, need: string) => `${given} of ${need}`,
    idle: (who: string, count: string) => `Without a room: ${count} of ${who}.`,
    week: 'The week',
    why: (who: string, parts: string) => `Why ${parts} for ${who}`,
    coveredHead: 'Need covered',
    coveredCell: (covered: string, need: string) => `${covered} d of ${need}`,
    impossible: 'not possible (rooms, weekdays or fixed days)',
    only: 'It is the only way, the rest unchanged.',
    tooManySites: 'Too many sites for a table: see --json.',
    coversMost: (rival: string, covered: string, need: string) =>
      `No other way covers as much; the nearest, ${rival}, leaves ${covered} covered of ${need}.`,
    tie: (rival: string) => `Level with ${rival} on everything: either will do.`,
    tieBroken: (rival: string, gains: string) => `Level with ${rival} on the need; chosen for ${gains}.`,
    and: ' and ',
    othersStay: 'The other practitioners staying as above.',
    order:
      'Order of the criteria: need covered, days without a room, what is missing where most is missing, days of opening, changes, postings, wishes, road.',
    proved: 'Proved: no sharing is better, in this order.',
    provedPart: (names: string, seconds: string) =>
      `Proved for: ${names}. The rest is the best found, without a proof (--seconds ${seconds}).`,
    notProved: 'The best that the search found, without a proof.',
    travel: (label: string) => `Road: minutes by car, there and back, rounded up (${label}).`,
    ignored: (path: string) => `${path}: unknown field, ignored`,
  },
}

export const CRITERION_WORDS: Readonly<Record<Lang, Readonly<Record<Criterion, string>>>> = {
  fr: {
    missing: 'besoin couvert',
    idle: 'jours sans salle',
    worst: 'manque du site où il manque le plus',
    closed: 'jours d’ouverture',
    changed: 'changements',
    people: 'affectations',
    wishes: 'préférences',
    road: 'route',
  },
  en: {
    missing: 'need covered',
    idle: 'days without a room',
    worst: 'what is missing where most is missing',
    closed: 'days of opening',
    changed: 'changes',
    people: 'postings',
    wishes: 'wishes',
    road: 'road',
  },
}
