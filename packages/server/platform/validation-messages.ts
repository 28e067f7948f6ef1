import type { ZodError } from 'zod'
import type { Language } from './language.ts'

interface FieldError {
  path: string
  message: string
}

/** One short sentence a field: what it takes. The value itself is never repeated. */
export function validationMessages(error: ZodError, language: Language): FieldError[] {
  return error.issues.slice(0, 20).map((issue) => {
    const path = issue.path.map(String).join('.') || (language === 'fr' ? 'la demande' : 'the request')
    return { path, message: `${path} ${describe(issue as unknown as Issue, language)}` }
  })
}

interface Issue {
  code: string
  expected?: string
  minimum?: number
  maximum?: number
  origin?: string
  format?: string
  values?: unknown[]
  keys?: string[]
}

function describe(issue: Issue, language: Language): string {
  const french = language === 'fr'
  const unit =
    issue.origin === 'string'
      ? french
        ? ' caractères'
        : ' characters'
      : issue.origin === 'array'
        ? french
          ? ' éléments'
          : ' items'
        : ''
  switch (issue.code) {
    case 'too_small':
      return french
        ? `doit faire au moins ${issue.minimum}${unit}.`
        : `must be at least ${issue.minimum}${unit}.`
    case 'too_big':
      return french
        ? `doit faire au plus ${issue.maximum}${unit}.`
        : `must be at most ${issue.maximum}${unit}.`
    case 'invalid_format':
      return describeFormat(issue.format ?? '', french)
    case 'invalid_value':
      return french
        ? `doit valoir ${(issue.values ?? []).join(', ')}.`
        : `must be one of ${(issue.values ?? []).join(', ')}.`
    case 'unrecognized_keys':
      return french ? `a des champs inconnus.` : 'has unknown fields.'
    default:
      return french
        ? `n’a pas la forme attendue (${issue.expected ?? 'autre'}).`
        : `has not the expected form (${issue.expected ?? 'other'}).`
  }
}

function describeFormat(format: string, french: boolean): string {
  switch (format) {
    case 'datetime':
      return french
        ? 'doit être un instant avec son décalage, comme 2027-01-12T14:20:00+01:00.'
        : 'must be an instant with its offset, such as 2027-01-12T14:20:00+01:00.'
    case 'date':
      return french
        ? 'doit être une date qui existe, comme 2027-01-12.'
        : 'must be a date that exists, such as 2027-01-12.'
    case 'uuid':
      return french ? 'doit être un identifiant (UUID).' : 'must be an identifier (UUID).'
    default:
      return french ? 'n’a pas le bon format.' : 'has not the right format.'
  }
}
