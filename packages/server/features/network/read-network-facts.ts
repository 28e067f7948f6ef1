import type { Bilingual } from '@maillage/contract/common.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'
import { readPhone } from './read-phone.ts'
import { timeZoneOf } from './departement-time-zones.ts'
import { FACT_OPTIONS, type FactOption } from './fact-options.ts'

/** What a network says of itself, before it has any place. */
export interface NetworkFacts {
  slug: string
  name: string
  shortName: string
  /** The one number, as people write it: `05 36 49 12 20`. */
  phone: string
  phoneHours: Bilingual
  departements: string[]
  timeZone: string
  language: 'fr' | 'en'
}

/** What a person typed, by option. */
export type GivenFacts = Partial<Record<FactOption, string | undefined>>
const EXPECTED = {
  slug: {
    fr: 'le nom court des adresses : lettres minuscules sans accent, chiffres et tirets, 2 à 40, comme centres-du-gers',
    en: 'the short name for addresses: lower-case letters without accents, digits and hyphens, 2 to 40, such as centres-du-gers',
  },
  name: {
    fr: 'le nom entier, 100 caractères au plus, comme « Centres de santé du Gers »',
    en: 'the whole name, 100 characters at most, such as "Centres de santé du Gers"',
  },
  'short-name': {
    fr: 'le nom que les écrans et les messages portent, 30 caractères au plus, comme « Gers »',
    en: 'the name that screens and messages carry, 30 characters at most, such as "Gers"',
  },
  phone: {
    fr: 'le numéro unique que les patients appellent, comme 05 36 49 12 20',
    en: 'the one number that patients call, such as 05 36 49 12 20',
  },
  'hours-fr': {
    fr: 'le texte qui dit quand ce numéro répond, en français, comme « en semaine de 8 h à 20 h »',
    en: 'the text that says when this number answers, in French, such as "en semaine de 8 h à 20 h"',
  },
  'hours-en': {
    fr: 'le texte qui dit quand ce numéro répond, en anglais, comme « weekdays from 8 am to 8 pm »',
    en: 'the text that says when this number answers, in English, such as "weekdays from 8 am to 8 pm"',
  },
  departements: {
    fr: 'les codes des départements, séparés par des virgules, comme 32 ou 31,32 ou 978',
    en: 'the codes of the départements, with commas between them, such as 32 or 31,32 or 978',
  },
  'time-zone': {
    fr: 'un fuseau de la base IANA, comme Europe/Paris ou Indian/Reunion ; il se déduit des départements quand ils ont le même',
    en: 'a zone of the IANA database, such as Europe/Paris or Indian/Reunion; it follows from the départements when they share one',
  },
  language: { fr: 'fr ou en', en: 'fr or en' },
}

/** One option to mend: which, and a sentence in each language that says with what. */
export interface FactFault {
  option: FactOption
  sentence: Bilingual
}

/**
 * Reads what was typed of a network, all faults at once. The time zone may be left out where the départements share one, the
 * language (of messages to people without a choice) too: French.
 */
export function readNetworkFacts(
  given: GivenFacts,
  knownDepartements: ReadonlySet<string>,
): { facts: NetworkFacts } | { faults: FactFault[] } {
  const departements = readDepartements(given.departements, knownDepartements)
  const timeZone = given['time-zone'] ?? (departements && timeZoneOf(departements))
  const read = {
    slug: matching(given.slug, /^[a-z0-9-]{2,40}$/),
    name: line(given.name, 100),
    'short-name': line(given['short-name'], 30),
    phone: readPhone(given.phone ?? ''),
    'hours-fr': line(given['hours-fr'], 120),
    'hours-en': line(given['hours-en'], 120),
    departements,
    // Not asked for while the départements, from which it may follow, are unknown.
    'time-zone': timeZone === undefined && !departements ? '' : timeZone && knownZone(timeZone),
    language: matching(given.language ?? 'fr', /^(?:fr|en)$/),
  } satisfies Record<FactOption, unknown>
  const faults = FACT_OPTIONS.filter((option) => read[option] === undefined).map((option) =>
    faultOf(option, given[option]),
  )
  if (faults.length > 0) return { faults }
  return {
    facts: {
      slug: read.slug ?? '',
      name: read.name ?? '',
      shortName: read['short-name'] ?? '',
      phone: read.phone ?? '',
      phoneHours: { fr: read['hours-fr'] ?? '', en: read['hours-en'] ?? '' },
      departements: departements ?? [],
      timeZone: read['time-zone'] ?? '',
      language: read.language === 'en' ? 'en' : 'fr',
    },
  }
}

function faultOf(option: FactOption, given: string | undefined): FactFault {
  const { fr, en } = EXPECTED[option]
  const sentence =
    given === undefined
      ? { fr: `--${option} manque. Donnez ${fr}.`, en: `--${option} is missing. Give ${en}.` }
      : {
          fr: `--${option} ne peut pas être « ${given} ». Donnez ${fr}.`,
          en: `--${option} cannot be "${given}". Give ${en}.`,
        }
  return { option, sentence }
}

function matching(text: string | undefined, form: RegExp): string | undefined {
  return text !== undefined && form.test(text) ? text : undefined
}

/** One line of visible characters. */
function line(text: string | undefined, longest: number): string | undefined {
  const trimmed = text?.trim() ?? ''
  return trimmed !== '' && trimmed.length <= longest && !/\p{C}/u.test(trimmed) ? trimmed : undefined
}

/** Upper case, in order, each once; undefined when one is unknown. */
function readDepartements(text: string | undefined, known: ReadonlySet<string>): string[] | undefined {
  const codes = [
    ...new Set(
      (text ?? '')
        .toUpperCase()
        .split(',')
        .map((code) => code.trim()),
    ),
  ]
  return codes.every((code) => known.has(code)) ? codes.sort() : undefined
}

function knownZone(zone: string): string | undefined {
  return /^[A-Za-z_]+\/[A-Za-z_/-]+$/.test(zone) && zoneClock(zone) ? zone : undefined
}
