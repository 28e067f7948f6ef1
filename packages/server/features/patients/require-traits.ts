import type { IdentityTraits, Trait } from '@maillage/core/identity/identity-traits.ts'
import { traitsMissing } from './patients.refusals.ts'

/** @throws {Refusal} `traits-missing` with the strict traits that are not known. */
export function requireTraits(traits: IdentityTraits, needed: Trait[] = ['sex', 'birthPlaceCode']): void {
  const missing = needed.filter((trait) => traits[trait] === null || traits[trait] === 'unknown')
  if (missing.length > 0) throw traitsMissing(missing)
}
