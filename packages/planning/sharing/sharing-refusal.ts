import { FORM_SENTENCES, type FormCause, type Sentences } from '../form-refusal.ts'
import type { Weekday } from './sharing-problem.ts'

/** What a sharing may be refused for. `path` says where, in the terms of the input: `sites[0].rooms`. */
export type SharingRefusal = { readonly path: string } & (FormCause | SharingCause)

export type SharingCause =
  | { kind: 'no-such-commune'; code: string }
  | { kind: 'more-days-than-weekdays'; who: string; days: number; weekdays: number }
  | { kind: 'more-fixed-days-than-days'; who: string; fixed: number; days: number }
  | { kind: 'fixed-on-too-many-sites'; who: string; sites: number; maxSites: number }
  | { kind: 'fixed-on-a-day-off'; who: string; weekday: Weekday }
  | { kind: 'fixed-when-closed'; who: string; site: string; weekday: Weekday }
  | { kind: 'fixed-out-of-reach'; who: string; obstacle: ReachObstacle }
  | { kind: 'fewer-rooms-than-fixed-days'; site: string; weekday: Weekday; rooms: number; fixed: number }
  | { kind: 'service-nobody-has'; site: string; service: string }
  | { kind: 'services-needed-nowhere'; who: string; services: readonly string[] }
  | { kind: 'reaches-no-site'; who: string; obstacle: ReachObstacle }
  | { kind: 'site-nobody-reaches'; site: string; service: string; who: string; obstacle: ReachObstacle }

/** Why a person cannot work at a site. */
export type ReachObstacle =
  | { kind: 'road'; site: string; minutes: number; limit: number }
  | { kind: 'no-road'; site: string }
  | { kind: 'refused'; site: string }
  | { kind: 'weekdays'; site: string }

export type Language = 'fr' | 'en'

/** The refusal as one line, the path first: `sites[0].rooms: ce champ est obligatoire`. */
export function describeSharingRefusal(refusal: SharingRefusal, language: Language): string {
  const sentence = SENTENCES[language][refusal.kind] as (cause: SharingRefusal) => string
  return refusal.path === '' ? sentence(refusal) : `${refusal.path}: ${sentence(refusal)}`
}

const FRENCH_DAY: Record<Weekday, string> = {
  MO: 'lundi',
  TU: 'mardi',
  WE: 'mercredi',
  TH: 'jeudi',
  FR: 'vendredi',
  SA: 'samedi',
  SU: 'dimanche',
}
const ENGLISH_DAY: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}

const FRENCH: Sentences<SharingCause> = {
  'no-such-commune': ({ code }) =>
    `«\u00a0${code}\u00a0» n’est le code INSEE d’aucune commune dont la position est connue\u202f; exemple\u202f: 32132, ou { "lon": 0.66, "lat": 43.85 }`,
  'more-days-than-weekdays': ({ who, days, weekdays }) =>
    `${who} travaille ${days} jours par semaine, mais n’a que ${weekdays} jours possibles\u202f: réduisez daysPerWeek ou ajoutez des jours à weekdays`,
  'more-fixed-days-than-days': ({ who, fixed, days }) =>
    `${who} a ${fixed} jours fixes pour ${days} jours par semaine\u202f: retirez des jours fixes ou augmentez daysPerWeek`,
  'fixed-on-too-many-sites': ({ who, sites, maxSites }) =>
    `les jours fixes de ${who} sont sur ${sites} sites, pour ${maxSites} au plus\u202f: augmentez maxSites ou retirez un site`,
  'fixed-on-a-day-off': ({ who, weekday }) =>
    `${who} ne travaille pas le ${FRENCH_DAY[weekday]}\u202f: ce jour ne peut pas être fixe`,
  'fixed-when-closed': ({ who, site, weekday }) =>
    `${site} ne reçoit pas le ${FRENCH_DAY[weekday]}\u202f: ce jour de ${who} ne peut pas y être fixe`,
  'fixed-out-of-reach': ({ who, obstacle }) =>
    `un jour fixe de ${who} ne peut pas être tenu\u202f: ${FRENCH_OBSTACLE(obstacle)}`,
  'fewer-rooms-than-fixed-days': ({ site, weekday, rooms, fixed }) =>
    `${fixed} praticiens sont fixés à ${site} le ${FRENCH_DAY[weekday]}, pour ${rooms} ${rooms > 1 ? 'salles' : 'salle'}\u202f: libérez un jour fixe ou ajoutez une salle`,
  'service-nobody-has': ({ site, service }) =>
    `${site} demande «\u00a0${service}\u00a0», que personne ne sait faire\u202f: ajoutez-le aux services d’un praticien ou retirez ce besoin`,
  'services-needed-nowhere': ({ who, services }) =>
    `aucun site ne demande ce que sait faire ${who} (${services.join(', ')})\u202f: ajoutez un besoin ou retirez cette personne`,
  'reaches-no-site': ({ who, obstacle }) =>
    `${who} ne peut travailler sur aucun site\u202f; le plus près\u202f: ${FRENCH_OBSTACLE(obstacle)}`,
  'site-nobody-reaches': ({ site, service, who, obstacle }) =>
    `personne ne peut couvrir «\u00a0${service}\u00a0» à ${site}\u202f; au plus près, ${who}\u202f: ${FRENCH_OBSTACLE(obstacle)}`,
}

const FRENCH_OBSTACLE = (obstacle: ReachObstacle): string => {
  if (obstacle.kind === 'road')
    return `${obstacle.site} est à ${obstacle.minutes} minutes aller et retour, pour ${obstacle.limit} au plus par jour (maxMinutesPerDay)`
  if (obstacle.kind === 'no-road') return `aucune route connue ne mène à ${obstacle.site}`
  if (obstacle.kind === 'refused') return `${obstacle.site} est refusé (preferences)`
  return `${obstacle.site} n’ouvre aucun de ses jours (weekdays)`
}

const ENGLISH: Sentences<SharingCause> = {
  'no-such-commune': ({ code }) =>
    `"${code}" is the INSEE code of no commune with a known position; for instance 32132, or { "lon": 0.66, "lat": 43.85 }`,
  'more-days-than-weekdays': ({ who, days, weekdays }) =>
    `${who} works ${days} days a week, but has ${weekdays} possible days only: lower daysPerWeek or add weekdays`,
  'more-fixed-days-than-days': ({ who, fixed, days }) =>
    `${who} has ${fixed} fixed days for ${days} days a week: remove fixed days or raise daysPerWeek`,
  'fixed-on-too-many-sites': ({ who, sites, maxSites }) =>
    `the fixed days of ${who} are at ${sites} sites, for ${maxSites} at most: raise maxSites or remove a site`,
  'fixed-on-a-day-off': ({ who, weekday }) =>
    `${who} does not work on ${ENGLISH_DAY[weekday]}: that day cannot be fixed`,
  'fixed-when-closed': ({ who, site, weekday }) =>
    `${site} does not open on ${ENGLISH_DAY[weekday]}: that day of ${who} cannot be fixed there`,
  'fixed-out-of-reach': ({ who, obstacle }) =>
    `a fixed day of ${who} cannot be kept: ${ENGLISH_OBSTACLE(obstacle)}`,
  'fewer-rooms-than-fixed-days': ({ site, weekday, rooms, fixed }) =>
    `${fixed} practitioners are fixed at ${site} on ${ENGLISH_DAY[weekday]}, for ${rooms} ${rooms > 1 ? 'rooms' : 'room'}: free a fixed day or add a room`,
  'service-nobody-has': ({ site, service }) =>
    `${site} needs "${service}", which nobody can give: add it to the services of a practitioner or remove that need`,
  'services-needed-nowhere': ({ who, services }) =>
    `no site needs what ${who} can give (${services.join(', ')}): add a need or remove this person`,
  'reaches-no-site': ({ who, obstacle }) =>
    `${who} can work at no site; the nearest: ${ENGLISH_OBSTACLE(obstacle)}`,
  'site-nobody-reaches': ({ site, service, who, obstacle }) =>
    `nobody can cover "${service}" at ${site}; the nearest is ${who}: ${ENGLISH_OBSTACLE(obstacle)}`,
}

const ENGLISH_OBSTACLE = (obstacle: ReachObstacle): string => {
  if (obstacle.kind === 'road')
    return `${obstacle.site} is ${obstacle.minutes} minutes away there and back, for ${obstacle.limit} a day at most (maxMinutesPerDay)`
  if (obstacle.kind === 'no-road') return `no known road leads to ${obstacle.site}`
  if (obstacle.kind === 'refused') return `${obstacle.site} is refused (preferences)`
  return `${obstacle.site} opens on none of their days (weekdays)`
}

const SENTENCES: Readonly<Record<Language, Sentences<FormCause | SharingCause>>> = {
  fr: { ...FORM_SENTENCES.fr, ...FRENCH },
  en: { ...FORM_SENTENCES.en, ...ENGLISH },
}
