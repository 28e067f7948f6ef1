/**
 * What each likeness between two records weighs, and from where on they are worth a look. Dated: a network that measures
 * its own duplicates may change the figures, and a past decision is read with the rules of its day.
 *
 * Source: the traits are those that the RNIV (volet 1, "détection des doublons") asks to compare; the weights are ours,
 * set so that two traits alone never reach `probable`, and twins (all alike but the given name) do not either.
 */
export interface DuplicateRules {
  /** First local date on which they hold. */
  validFrom: string
  weights: Record<DuplicateSignalKind, number>
  /** Score from which two records are proposed, and from which they are very likely one person. */
  thresholds: { possible: number; probable: number }
}

export type DuplicateSignalKind =
  | 'same-matricule'
  | 'same-birth-date'
  | 'day-and-month-swapped'
  | 'birth-dates-near'
  | 'birth-dates-differ'
  | 'same-birth-name'
  | 'birth-names-near'
  | 'birth-name-is-used-name'
  | 'birth-names-differ'
  | 'same-given-name'
  | 'given-names-near'
  | 'given-names-reordered'
  | 'given-names-differ'
  | 'names-swapped'
  | 'sexes-differ'
  | 'same-birth-place'
  | 'birth-places-differ'
  | 'same-phone'
  | 'same-email'

export const DUPLICATE_RULES: readonly DuplicateRules[] = [
  {
    validFrom: '2026-01-01',
    weights: {
      'same-matricule': 100,
      'same-birth-date': 35,
      'day-and-month-swapped': 25,
      'birth-dates-near': 20,
      'birth-dates-differ': -40,
      'same-birth-name': 25,
      'birth-names-near': 20,
      'birth-name-is-used-name': 18,
      'birth-names-differ': -20,
      'same-given-name': 25,
      'given-names-near': 18,
      'given-names-reordered': 18,
      'given-names-differ': -25,
      'names-swapped': 45,
      'sexes-differ': -15,
      'same-birth-place': 8,
      'birth-places-differ': -10,
      'same-phone': 10,
      'same-email': 8,
    },
    thresholds: { possible: 55, probable: 75 },
  },
]

/** The rules that hold on a local date (`YYYY-MM-DD`). */
export function duplicateRulesOn(date: string): DuplicateRules {
  const held = DUPLICATE_RULES.filter((rules) => rules.validFrom <= date).at(-1) ?? DUPLICATE_RULES[0]
  if (!held) throw new RangeError('there are no rules of duplicates')
  return held
}
