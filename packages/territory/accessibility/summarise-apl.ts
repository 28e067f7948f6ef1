import { measureInequality } from '../inequality.ts'

/** Access of an area. Means are by need (standardised population), shares and deciles by total population. */
export interface AplSummary {
  /** Inhabitants of the area, and those of communes whose access is known. */
  readonly population: number
  readonly known: number
  /** Mean by need, in the unit; NaN when nothing is known. */
  readonly mean: number
  /** Inhabitants of communes under the threshold, and their share of the known ones; null without a threshold or when nothing is known. */
  readonly underServed: { readonly people: number; readonly share: number } | null
  /** The nine bounds between tenths of the inhabitants, from the least provided. Empty when nothing is known. */
  readonly deciles: readonly number[]
  /** Inequality between inhabitants, from 0; NaN when nothing is known. */
  readonly gini: number
}

/** Columns by row of the index; NaN where the access is not known. */
export interface AccessColumns {
  readonly access: ArrayLike<number>
  readonly need: ArrayLike<number>
  readonly population: ArrayLike<number>
}

/** Sums the access of some communes, given by their rows. */
export function summariseApl(
  rows: ArrayLike<number>,
  { access, need, population }: AccessColumns,
  threshold: number | null,
): AplSummary {
  const known: { access: number; people: number }[] = []
  let [people, knownPeople, needs, sum, under] = [0, 0, 0, 0, 0]
  for (const row of Array.from(rows)) {
    const inhabitants = population[row] as number
    const value = access[row] as number
    people += inhabitants
    if (Number.isNaN(value)) continue
    known.push({ access: value, people: inhabitants })
    knownPeople += inhabitants
    needs += need[row] as number
    sum += value * (need[row] as number)
    if (threshold !== null && value < threshold) under += inhabitants
  }
  known.sort((a, b) => a.access - b.access)
  const inequality = measureInequality(
    known.map((commune) => commune.access),
    known.map((commune) => commune.people),
  )
  return {
    population: people,
    known: knownPeople,
    mean: sum / needs,
    underServed:
      threshold === null || knownPeople === 0 ? null : { people: under, share: under / knownPeople },
    deciles: decilesOf(known, knownPeople),
    gini: inequality?.gini ?? Number.NaN,
  }
}

function decilesOf(sorted: readonly { access: number; people: number }[], people: number): number[] {
  const bounds: number[] = []
  let counted = 0
  for (const commune of sorted) {
    counted += commune.people
    while (bounds.length < 9 && counted > 0 && counted >= (people * (bounds.length + 1)) / 10)
      bounds.push(commune.access)
  }
  return bounds
}
