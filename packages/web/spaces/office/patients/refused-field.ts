import { ApiProblem } from '../../../api/client.ts'
import type { FieldErrors } from './missing-traits.ts'

/** The field that a refusal is about, and its sentence; `undefined` when it is about no single field of the form. */
export function refusedField(error: unknown): FieldErrors | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  const { field, detail } = error.problem
  if (typeof field !== 'string') return undefined
  return { [field === 'givenName' ? 'givenNames' : field]: detail }
}
