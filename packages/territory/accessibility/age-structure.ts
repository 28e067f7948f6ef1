import type { CommuneIndex } from '../communes.ts'
import { createRemarkKeeper, rowOfCommune } from './supply.ts'
import { type Remark, supplyWords } from './supply-remarks.ts'

/** Inhabitants by age band and commune. */
export interface AgeStructure {
  /** Names of the bands, in the order of the file. */
  readonly bands: readonly string[]
  /** People by band: row `i` of each column is the commune of row `i` of the index. */
  readonly people: readonly Float64Array[]
  /** Need of a person of each band, when the file has a column for it; any scale. */
  readonly rates: Float64Array | null
  readonly notes: readonly Remark[]
  readonly problems: readonly Remark[]
}

const NAMES: Readonly<Record<string, string>> = {
  commune: 'commune',
  age: 'age',
  tranche: 'age',
  people: 'people',
  personnes: 'people',
  population: 'people',
  rate: 'rate',
  taux: 'rate',
}

/** Reads `commune,age,people[,rate]`, with a header, parted by commas or semicolons; `age` is any name of a band. */
export function readAgeStructure(text: string, index: CommuneIndex): AgeStructure {
  const remarks = createRemarkKeeper()
  const bands: string[] = []
  const people: Float64Array[] = []
  const rates: number[] = []
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = head.includes(';') ? ';' : ','
  const names = head.split(separator).map((name) => NAMES[name.trim().toLowerCase()] ?? '')
  const missing = ['commune', 'age', 'people'].filter((name) => !names.includes(name))
  if (missing.length > 0) remarks.problem(1, 'header', supplyWords.headerWithout(missing))
  for (const [i, line] of lines.entries()) if (line !== '' && missing.length === 0) readLine(line, i + 2)
  const hasRates = names.includes('rate') && rates.every((rate) => rate >= 0)
  return { bands, people, rates: hasRates ? Float64Array.from(rates) : null, ...remarks.kept() }

  function readLine(line: string, number: number): void {
    const fields = line.split(separator)
    if (fields.length !== names.length) {
      remarks.problem(number, `fields ${number}`, supplyWords.fieldCount(fields.length, names.length))
      return
    }
    const field = (name: string) => fields[names.indexOf(name)]?.trim() ?? ''
    const row = rowOfCommune(field('commune'), number, index, remarks)
    const count = field('people') === '' ? Number.NaN : Number(field('people').replace(',', '.'))
    if (!(count >= 0)) remarks.problem(number, `people ${number}`, supplyWords.notPeople(field('people')))
    else if (row !== undefined) {
      const band = bandOf(field('age'), field('rate'))
      band[row] = (band[row] as number) + count
    }
  }

  function bandOf(name: string, rate: string): Float64Array {
    const known = people[bands.indexOf(name)]
    if (known !== undefined) return known
    const band = new Float64Array(index.size)
    bands.push(name)
    people.push(band)
    rates.push(rate === '' ? Number.NaN : Number(rate.replace(',', '.')))
    return band
  }
}

/**
 * Need by commune: people of each band x its rate, brought to as many as there are people. Without rates in the file they are those that
 * come nearest to a published standardised population (`inferRates`). Communes that the file does not name keep their total population.
 */
export function standardisedNeed(
  { people, rates }: AgeStructure,
  { index, reference }: { index: CommuneIndex; reference: Float64Array },
): Float64Array {
  const used = rates ?? inferRates(people, reference)
  const total = people.reduce((sum, band) => sum + band.reduce((inBand, count) => inBand + count, 0), 0)
  const weighed = Float64Array.from({ length: index.size }, (_, row) =>
    people.reduce((sum, band, i) => sum + (band[row] as number) * (used[i] as number), 0),
  )
  const scale = total / weighed.reduce((sum, value) => sum + value, 0)
  return Float64Array.from({ length: index.size }, (_, row) => {
    const isNamed = people.some((band) => (band[row] as number) > 0)
    return isNamed ? (weighed[row] as number) * scale : (index.population[row] as number)
  })
}

/**
 * Need of a person of each band, at least 0, such that `sum(people x rate)` comes nearest to a standardised population by commune (least
 * squares in proportion to the size of the commune). A standardised population is such a sum: with its own ages the rates come back exactly.
 */
export function inferRates(people: readonly Float64Array[], reference: Float64Array): Float64Array {
  const size = reference.length
  const rates = new Float64Array(people.length).fill(1)
  const rows = Array.from({ length: size }, (_, row) => row).filter(
    (row) => (reference[row] as number) > 0 && people.some((band) => (band[row] as number) > 0),
  )
  const product = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    rows.reduce((sum, row) => sum + ((a[row] as number) * (b[row] as number)) / (reference[row] as number), 0)
  const gram = people.map((a) => people.map((b) => product(a, b)))
  const target = people.map((a) => product(a, reference))
  for (let sweep = 0; sweep < 2000; sweep++) {
    for (const [band, line] of gram.entries()) {
      const others = line.reduce((sum, value, i) => sum + value * (rates[i] as number), 0)
      const own = line[band] as number
      if (own > 0)
        rates[band] = Math.max(0, (rates[band] as number) + ((target[band] as number) - others) / own)
    }
  }
  return rates
}
