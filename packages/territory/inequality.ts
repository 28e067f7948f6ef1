/**
 * Lorenz curve of a quantity over people: the share of the quantity that the least provided share of the people holds.
 * Both columns rise from 0 to 1; point `i` of one belongs to point `i` of the other. Communes of one value make one
 * point, so that the curve does not depend on their order.
 */
export interface LorenzCurve {
  readonly people: Float64Array
  readonly quantity: Float64Array
}

export interface Inequality {
  readonly curve: LorenzCurve
  /** 0 when everybody holds the same, towards 1 when few hold all: twice the area between the diagonal and the curve. */
  readonly gini: number
  /** Mean by inhabitant, in the unit of the quantity. */
  readonly mean: number
  /** Inhabitants that the curve counts. */
  readonly people: number
  /** Inhabitants of communes whose value is unknown or infinite ("no road"): left out of the curve, to be said beside it. */
  readonly leftOut: number
}

/**
 * Inequality between inhabitants of a quantity known by commune: `values[i]` is what each of the `people[i]` inhabitants
 * of commune `i` has (consultations a year for the APL, minutes for travel). Nothing is known of differences within a
 * commune: the figure is a floor of the real inequality.
 *
 * Source: Lorenz 1905 and Gini 1914, in the discrete form weighted by people (trapezes under the curve).
 * @returns undefined when no inhabitant has a known value.
 * @throws RangeError for a negative value or a negative number of people: the curve has no sense there.
 */
export function measureInequality(
  values: ArrayLike<number>,
  people: ArrayLike<number>,
): Inequality | undefined {
  const rows: number[] = []
  let counted = 0
  let leftOut = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    const weight = people[row] as number
    if (value < 0 || weight < 0) throw new RangeError(`row ${row}: a negative value or weight`)
    if (!Number.isFinite(value)) leftOut += weight
    else if (weight > 0) {
      rows.push(row)
      counted += weight
      total += value * weight
    }
  }
  if (counted === 0) return undefined
  rows.sort((a, b) => (values[a] as number) - (values[b] as number))
  const curve = drawCurve(rows, values, people, { counted, total })
  return { curve, gini: giniOf(curve), mean: total / counted, people: counted, leftOut }
}

function drawCurve(
  sorted: readonly number[],
  values: ArrayLike<number>,
  people: ArrayLike<number>,
  { counted, total }: { counted: number; total: number },
): LorenzCurve {
  const peopleShares = [0]
  const quantityShares = [0]
  let peopleSoFar = 0
  let quantitySoFar = 0
  for (const [place, row] of sorted.entries()) {
    const value = values[row] as number
    peopleSoFar += people[row] as number
    quantitySoFar += value * (people[row] as number)
    const next = sorted[place + 1]
    if (next !== undefined && values[next] === value) continue
    const isLast = next === undefined
    peopleShares.push(isLast ? 1 : peopleSoFar / counted)
    quantityShares.push(isLast ? 1 : total === 0 ? peopleSoFar / counted : quantitySoFar / total)
  }
  return { people: Float64Array.from(peopleShares), quantity: Float64Array.from(quantityShares) }
}

function giniOf({ people, quantity }: LorenzCurve): number {
  let twiceTheArea = 0
  for (let point = 1; point < people.length; point++) {
    const width = (people[point] as number) - (people[point - 1] as number)
    twiceTheArea += width * ((quantity[point] as number) + (quantity[point - 1] as number))
  }
  return Math.max(0, 1 - twiceTheArea)
}
