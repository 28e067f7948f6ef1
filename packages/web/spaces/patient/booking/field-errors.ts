import type { ApiProblem } from '../../../api/client.ts'

/** A sentence for each field that is wrong; `form` is for what belongs to none. */
export interface FieldErrors {
  relationship?: string
  givenName?: string
  birthName?: string
  birthDate?: string
  contact?: string
  form?: string
}

const FIELDS = ['relationship', 'givenName', 'birthName', 'birthDate', 'contact'] as const

/** Where a refusal is shown: beside the field that the server names, else under the form. */
export function fieldOfRefusal(error: ApiProblem): FieldErrors {
  const named = String(error.problem.field ?? error.problem.errors?.[0]?.path ?? '')
  const field = FIELDS.find((name) => named === name || named.endsWith(`.${name}`))
  return { [field ?? 'form']: error.message }
}
