import type { ZodError } from 'zod'
import type { Language } from './language.ts'

export interface FieldError {
  path: string
  message: string
}

/** One short sentence a field: what to send. The value itself is never repeated. */
export function validationMessages(error: ZodError, language: Language): FieldError[] {
  return error.issues.slice(0, 20).map((issue) => {
    const path = issue.path.map(String).join('.') || (language === 'fr' ? 'la demande' : 'the request')
    const field = String(issue.path.at(-1) ?? '')
    return {
      path,
      message: `${path} ${describe(issue as unknown as Issue, field, language === 'fr' ? FRENCH : ENGLISH)}`,
    }
  })
}

/** Of a field whose text holds a character that no text may. */
export function nulMessage(at: readonly string[], language: Language): FieldError {
  const path = at.join('.') || (language === 'fr' ? 'la demande' : 'the request')
  const message =
    language === 'fr'
      ? `${path} contient un caractère invisible (U+0000)\u202f: ôtez-le.`
      : `${path} holds an invisible character (U+0000): take it out.`
  return { path, message }
}

interface Issue {
  code: string
  message: string
  expected?: string
  minimum?: number
  maximum?: number
  inclusive?: boolean
  origin?: string
  format?: string
  values?: unknown[]
}

const CONTRACT = '/api/openapi.json'

/** What a field must be, as the end of a sentence that its name begins. */
function describe(issue: Issue, field: string, terms: Terms): string {
  const { must, bounds } = terms
  const isStrict = issue.inclusive === false
  switch (issue.code) {
    case 'too_small':
      return `${must} ${sizeOf(issue, isStrict ? bounds.above : bounds.least, terms)}.`
    case 'too_big':
      return `${must} ${sizeOf(issue, isStrict ? bounds.below : bounds.most, terms)}.`
    case 'invalid_format':
      return `${must} ${terms.be} ${terms.formats[formatOf(issue, field)] ?? terms.otherForm}.`
    case 'invalid_value':
      return `${must} ${terms.be} ${listed(issue.values, terms.or)}.`
    case 'invalid_type':
      if (isMissing(issue)) return terms.missing
      return `${must} ${terms.be} ${terms.types[issue.expected ?? ''] ?? terms.otherForm}.`
    default:
      return terms.unexpected
  }
}

interface Terms {
  must: string
  be: string
  or: string
  bounds: { least: string; most: string; above: string; below: string }
  missing: string
  otherForm: string
  unexpected: string
  types: Record<string, string>
  formats: Record<string, string>
  /** Verb, singular, plural, by what is measured. */
  measures: Record<string, [verb: string, one: string, many: string]>
  /** The verb of a number. */
  worth: string
  /** Whether a count takes the singular. */
  isOne(count: number): boolean
}

const FRENCH: Terms = {
  must: 'doit',
  be: 'être',
  or: 'ou',
  bounds: { least: 'au moins', most: 'au plus', above: 'plus de', below: 'moins de' },
  missing: 'manque\u202f: ajoutez ce champ.',
  otherForm: `de la forme décrite dans ${CONTRACT}`,
  unexpected: `n’a pas la forme attendue\u202f: voyez ${CONTRACT}.`,
  types: {
    string: 'un texte',
    number: 'un nombre',
    int: 'un nombre entier',
    boolean: 'true ou false',
    array: 'une liste',
    object: 'un objet JSON',
  },
  formats: {
    datetime: 'un instant avec son décalage, comme 2027-01-12T14:20:00+01:00',
    date: 'une date qui existe, comme 2027-01-12',
    month: 'un mois, comme 2027-01',
    uuid: 'un identifiant (UUID)',
    commune: 'un code INSEE de commune, comme 32132',
    departement: 'un numéro de département, comme 32',
  },
  measures: {
    string: ['compter', 'caractère', 'caractères'],
    array: ['compter', 'élément', 'éléments'],
  },
  worth: 'valoir',
  isOne: (count) => count < 2,
}

const ENGLISH: Terms = {
  must: 'must',
  be: 'be',
  or: 'or',
  bounds: { least: 'at least', most: 'at most', above: 'more than', below: 'less than' },
  missing: 'is missing: add this field.',
  otherForm: `of the form described in ${CONTRACT}`,
  unexpected: `has not the expected form: see ${CONTRACT}.`,
  types: {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a JSON object',
  },
  formats: {
    datetime: 'an instant with its offset, such as 2027-01-12T14:20:00+01:00',
    date: 'a date that exists, such as 2027-01-12',
    month: 'a month, such as 2027-01',
    uuid: 'an identifier (UUID)',
    commune: 'the INSEE code of a commune, such as 32132',
    departement: 'the number of a département, such as 32',
  },
  measures: { string: ['have', 'character', 'characters'], array: ['have', 'item', 'items'] },
  worth: 'be',
  isOne: (count) => count === 1,
}

/** Fields whose form is a pattern, and what the pattern stands for. */
const PATTERNS: Record<string, string> = {
  communeCode: 'commune',
  code: 'commune',
  around: 'commune',
  month: 'month',
  departement: 'departement',
}

function formatOf(issue: Issue, field: string): string {
  return issue.format === 'regex' ? (PATTERNS[field] ?? '') : (issue.format ?? '')
}

/** 'compter au moins 3 caractères', 'valoir au plus 20'. */
function sizeOf(issue: Issue, bound: string, terms: Terms): string {
  const count = issue.minimum ?? issue.maximum ?? 0
  const measure = terms.measures[issue.origin ?? '']
  if (!measure) return `${terms.worth} ${bound} ${count}`
  const [verb, one, many] = measure
  return `${verb} ${bound} ${count} ${terms.isOne(count) ? one : many}`
}

function listed(values: unknown[] | undefined, or: string): string {
  const all = (values ?? []).map(String)
  const last = all.at(-1) ?? ''
  if (all.length < 2) return last
  return `${all.slice(0, -1).join(', ')} ${or} ${last}`
}

function isMissing(issue: Issue): boolean {
  return issue.message.endsWith('received undefined')
}
