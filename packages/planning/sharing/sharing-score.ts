/**
 * What makes one sharing better than another, in this order; each is a cost, and a later one only parts what the earlier ones
 * leave equal:
 * 1. `missing`: half-days a week of need that nobody covers;
 * 2. `idle`: half-days of practitioners for which no room is free;
 * 3. `worst`: half-days missing where most are missing, one service at one site;
 * 4. `closed`: weekdays on which a site wished to be open and nobody is there;
 * 5. `changed`: half-days worked today that move;
 * 6. `people`: pairs of a practitioner and a site (fewer is more continuity, and fewer sites for each);
 * 7. `wishes`: half-days at sites that people avoid, counted twice, and at sites they do not prefer, counted once;
 * 8. `road`: minutes a week.
 */
export const CRITERIA = ['missing', 'idle', 'worst', 'closed', 'changed', 'people', 'wishes', 'road'] as const

export type Criterion = (typeof CRITERIA)[number]

/** One whole number for each criterion, in their order. */
export type SharingScore = Float64Array

/** Below 0 when `a` is the better one, above when `b` is, 0 when nothing parts them. */
export function compareScores(a: SharingScore, b: SharingScore): number {
  for (let i = 0; i < CRITERIA.length; i++) {
    const difference = a[i]! - b[i]!
    if (difference !== 0) return difference
  }
  return 0
}
