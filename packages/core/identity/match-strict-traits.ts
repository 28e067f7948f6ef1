import { disagreeingTraits, type IdentityTraits } from './identity-traits.ts'

/** Among records, those of the person whom these strict traits describe. */
export type StrictMatch<Candidate> =
  | { kind: 'none' }
  | { kind: 'one'; record: Candidate }
  | { kind: 'several' }

/**
 * The records whose birth name, first given name and birth date are the same, and whose sex and birth place, where both are
 * known, are no others. Nothing is guessed: an error of one letter finds nobody, two homonyms find none of the two.
 */
export function matchStrictTraits<Candidate extends IdentityTraits>(
  traits: IdentityTraits,
  candidates: readonly Candidate[],
): StrictMatch<Candidate> {
  const complete = [traits.birthName, traits.givenNames, traits.birthDate].every((text) => text.trim() !== '')
  const matches = complete
    ? candidates.filter((candidate) => disagreeingTraits(traits, candidate).length === 0)
    : []
  const [record] = matches
  if (!record) return { kind: 'none' }
  return matches.length > 1 ? { kind: 'several' } : { kind: 'one', record }
}
