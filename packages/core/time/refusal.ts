import type { TimeTextFault } from './local-time.ts'

export type Language = 'fr' | 'en'

/** What an agenda may be refused for. `path` says where, in the terms of the input: `rules[0].end`. */
export type TimeRefusal = { path: string } & RefusalCause

export type RefusalCause =
  | { kind: 'wrong-type'; expected: 'object' | 'list' | 'text'; received: string }
  | { kind: 'missing' }
  | {
      kind: 'wrong-time'
      fault: TimeTextFault
      expected: 'date' | 'wall-time' | 'instant' | 'until'
      value: string
    }
  | { kind: 'unknown-zone'; value: string }
  | { kind: 'end-before-start'; start: string; end: string }
  | { kind: 'not-whole'; minimum: number; maximum: number; received: string }
  | { kind: 'rule-part-unknown'; part: string }
  | { kind: 'rule-part-repeated'; part: string }
  | { kind: 'rule-part-missing'; part: string }
  | { kind: 'rule-part-wrong'; part: RulePart; value: string }
  | { kind: 'rule-until-and-count' }
  | { kind: 'overlaps-itself'; first: string; second: string }
  | { kind: 'too-many-occurrences'; limit: number }
  | { kind: 'too-many-slots'; limit: number }

/** `BYDAY ordinal` is an ordinal given to a weekly rule. */
export type RulePart = 'RRULE' | 'FREQ' | 'INTERVAL' | 'COUNT' | 'BYDAY' | 'BYDAY ordinal' | 'UNTIL'

type Sentences = { [K in RefusalCause['kind']]: (cause: Extract<RefusalCause, { kind: K }>) => string }

/** The refusal as one line, the path first: `rules[0].end: la fin (…) n'est pas après le début (…)`. */
export function describeRefusal(refusal: TimeRefusal, language: Language): string {
  const sentence = SENTENCES[language][refusal.kind] as (cause: RefusalCause) => string
  return refusal.path === '' ? sentence(refusal) : `${refusal.path}: ${sentence(refusal)}`
}

const FRENCH: Sentences = {
  'wrong-type': ({ expected, received }) => `${FRENCH_TYPE[expected]} ici (reçu : ${received})`,
  missing: () => 'ce champ est obligatoire',
  'wrong-time': ({ fault, expected, value }) =>
    `« ${value} » ${FRENCH_FAULT[fault]} ; attendu : ${FRENCH_FORM[expected]}`,
  'unknown-zone': ({ value }) => `« ${value} » n’est pas un fuseau horaire connu (exemple : Europe/Paris)`,
  'end-before-start': ({ start, end }) => `la fin (${end}) n’est pas après le début (${start})`,
  'not-whole': ({ minimum, maximum, received }) =>
    `un nombre entier de ${minimum} à ${maximum} est attendu (reçu : ${received})`,
  'rule-part-unknown': ({ part }) =>
    `« ${part} » n’est pas pris en charge ; parties acceptées : FREQ, INTERVAL, BYDAY, UNTIL, COUNT`,
  'rule-part-repeated': ({ part }) => `${part} est donné deux fois`,
  'rule-part-missing': ({ part }) => `${part} manque`,
  'rule-part-wrong': ({ part, value }) => `${part.split(' ')[0]}=${value} : ${FRENCH_PART[part]}`,
  'rule-until-and-count': () => 'UNTIL et COUNT ne vont pas ensemble : gardez l’un des deux',
  'overlaps-itself': ({ first, second }) =>
    `la règle se chevauche elle-même : l’occurrence du ${first} n’est pas finie quand commence celle du ${second}`,
  'too-many-occurrences': ({ limit }) => `plus de ${limit} occurrences : réduisez la période ou la règle`,
  'too-many-slots': ({ limit }) => `plus de ${limit} créneaux : réduisez la période ou allongez le pas`,
}

const ENGLISH: Sentences = {
  'wrong-type': ({ expected, received }) =>
    `${ENGLISH_TYPE[expected]} is expected here (received: ${received})`,
  missing: () => 'this field is required',
  'wrong-time': ({ fault, expected, value }) =>
    `"${value}" ${ENGLISH_FAULT[fault]}; expected: ${ENGLISH_FORM[expected]}`,
  'unknown-zone': ({ value }) => `"${value}" is not a known time zone (example: Europe/Paris)`,
  'end-before-start': ({ start, end }) => `the end (${end}) is not after the start (${start})`,
  'not-whole': ({ minimum, maximum, received }) =>
    `a whole number from ${minimum} to ${maximum} is expected (received: ${received})`,
  'rule-part-unknown': ({ part }) =>
    `"${part}" is not supported; accepted parts: FREQ, INTERVAL, BYDAY, UNTIL, COUNT`,
  'rule-part-repeated': ({ part }) => `${part} is given twice`,
  'rule-part-missing': ({ part }) => `${part} is missing`,
  'rule-part-wrong': ({ part, value }) => `${part.split(' ')[0]}=${value}: ${ENGLISH_PART[part]}`,
  'rule-until-and-count': () => 'UNTIL and COUNT do not go together: keep one of them',
  'overlaps-itself': ({ first, second }) =>
    `the rule overlaps itself: the occurrence of ${first} has not ended when that of ${second} starts`,
  'too-many-occurrences': ({ limit }) => `more than ${limit} occurrences: shorten the period or the rule`,
  'too-many-slots': ({ limit }) => `more than ${limit} slots: shorten the period or lengthen the step`,
}

const SENTENCES: Record<Language, Sentences> = { fr: FRENCH, en: ENGLISH }

type Expected<K extends RefusalCause['kind']> = Extract<
  RefusalCause,
  { kind: K; expected: string }
>['expected']

const FRENCH_TYPE: Record<Expected<'wrong-type'>, string> = {
  object: 'un objet est attendu',
  list: 'une liste est attendue',
  text: 'un texte est attendu',
}
const ENGLISH_TYPE: Record<Expected<'wrong-type'>, string> = {
  object: 'an object',
  list: 'a list',
  text: 'a text',
}

const FRENCH_FORM: Record<Expected<'wrong-time'>, string> = {
  date: 'une date locale comme 2027-03-26',
  'wall-time': 'une date et une heure locales comme 2027-03-26T09:00',
  instant: 'un instant avec son décalage comme 2027-03-26T09:00:00+01:00',
  until: 'une date locale (20270326) ou une date et une heure locales (20270326T090000)',
}
const ENGLISH_FORM: Record<Expected<'wrong-time'>, string> = {
  date: 'a local date such as 2027-03-26',
  'wall-time': 'a local date and time such as 2027-03-26T09:00',
  instant: 'an instant with its offset such as 2027-03-26T09:00:00+01:00',
  until: 'a local date (20270326) or a local date and time (20270326T090000)',
}

const FRENCH_FAULT: Record<TimeTextFault, string> = {
  malformed: 'est mal formé',
  'no-such-date': 'n’est pas une date du calendrier',
  'no-such-time': 'n’est pas une heure du jour',
  'offset-missing': 'n’a pas de décalage horaire',
  'offset-unexpected': 'porte un décalage horaire alors que l’heure est locale',
}
const ENGLISH_FAULT: Record<TimeTextFault, string> = {
  malformed: 'is malformed',
  'no-such-date': 'is not a date of the calendar',
  'no-such-time': 'is not a time of day',
  'offset-missing': 'has no offset',
  'offset-unexpected': 'carries an offset although the time is local',
}

const FRENCH_PART: Record<RulePart, string> = {
  RRULE: 'une règle s’écrit FREQ=WEEKLY;BYDAY=MO,FR',
  FREQ: 'seules WEEKLY et MONTHLY sont prises en charge',
  INTERVAL: 'un nombre entier d’au moins 1 est attendu',
  COUNT: 'un nombre entier de 1 à 20000 est attendu',
  BYDAY:
    'des jours parmi MO, TU, WE, TH, FR, SA, SU sont attendus, avec un rang de 1 à 5 ou de -1 à -5 s’il le faut (2TU, -1FR)',
  'BYDAY ordinal': 'un rang (2TU, -1FR) ne s’emploie qu’avec FREQ=MONTHLY',
  UNTIL:
    'une date locale (20270326) ou une date et une heure locales (20270326T090000) sont attendues, sans Z',
}
const ENGLISH_PART: Record<RulePart, string> = {
  RRULE: 'a rule is written FREQ=WEEKLY;BYDAY=MO,FR',
  FREQ: 'only WEEKLY and MONTHLY are supported',
  INTERVAL: 'a whole number of at least 1 is expected',
  COUNT: 'a whole number from 1 to 20000 is expected',
  BYDAY:
    'days among MO, TU, WE, TH, FR, SA, SU are expected, with a rank of 1 to 5 or -1 to -5 where needed (2TU, -1FR)',
  'BYDAY ordinal': 'a rank (2TU, -1FR) is used with FREQ=MONTHLY only',
  UNTIL: 'a local date (20270326) or a local date and time (20270326T090000) is expected, without Z',
}
