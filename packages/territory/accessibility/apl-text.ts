/** Columns of the table that the project ships, in the order of the file. */
export const APL_COLUMNS = [
  'need2018',
  'need2016',
  'gp2018',
  'gpTo65In2018',
  'gp2016',
  'gpTo65In2016',
  'nurse2016',
  'midwife2016',
  'physio2016',
] as const
export type AplColumn = (typeof APL_COLUMNS)[number]

/** Digits after the point that a column keeps, and the earlier column that its figures are written as a difference from. */
const SHAPES: Readonly<Record<AplColumn, { readonly digits: number; readonly from?: AplColumn }>> = {
  need2018: { digits: 0 },
  need2016: { digits: 0, from: 'need2018' },
  gp2018: { digits: 3 },
  gpTo65In2018: { digits: 3, from: 'gp2018' },
  gp2016: { digits: 2, from: 'gp2018' },
  gpTo65In2016: { digits: 2, from: 'gp2016' },
  nurse2016: { digits: 1 },
  midwife2016: { digits: 1 },
  physio2016: { digits: 1 },
}
const HEAD = 'maillage apl 1'

/** The table of published access cannot be read; the message says why. */
export class AplTextError extends Error {
  override readonly name = 'AplTextError'
}

/** Figures by column, and the code of the commune of each row. NaN where nothing is published. */
export interface AplTable {
  readonly codes: readonly string[]
  readonly columns: Readonly<Record<AplColumn, Float64Array>>
}

/**
 * Writes the table small: codes as steps within their département, figures as whole numbers in the last digit that is kept, or as
 * their difference from another column, column by column. It is meant to be compressed.
 */
export function writeApl(
  codes: readonly string[],
  figure: (code: string, column: AplColumn) => number,
): string {
  const kept = new Map<AplColumn, Float64Array>()
  const lines = APL_COLUMNS.map((column) => {
    const { digits, from } = SHAPES[column]
    const values = Float64Array.from(codes, (code) => roundTo(figure(code, column), digits))
    kept.set(column, values)
    const base = from === undefined ? undefined : kept.get(from)
    const fields = Array.from(values, (value, i) =>
      Number.isNaN(value) ? '' : String(Math.round(value * 10 ** digits) - expected(base?.[i], digits)),
    )
    return `${column} ${fields.join(',')}`
  })
  return [HEAD, `codes ${writeCodes(codes)}`, ...lines, ''].join('\n')
}

/** @throws AplTextError when the text is not such a table. */
export function readApl(text: string): AplTable {
  const [head, codeLine = '', ...lines] = text.trimEnd().split('\n')
  if (head !== HEAD || !codeLine.startsWith('codes '))
    throw new AplTextError('not a table of published access')
  const codes = readCodes(codeLine.slice('codes '.length))
  const columns: Partial<Record<AplColumn, Float64Array>> = {}
  for (const [i, column] of APL_COLUMNS.entries()) {
    const [name, fields = ''] = lines[i]?.split(' ') ?? []
    if (name !== column) throw new AplTextError(`no column ${column}`)
    columns[column] = readColumn(fields.split(','), SHAPES[column], columns, codes.length)
  }
  return { codes, columns: columns as Record<AplColumn, Float64Array> }
}

function readColumn(
  fields: readonly string[],
  { digits, from }: { readonly digits: number; readonly from?: AplColumn },
  columns: Partial<Record<AplColumn, Float64Array>>,
  size: number,
): Float64Array {
  if (fields.length !== size) throw new AplTextError(`${fields.length} figures for ${size} communes`)
  const base = from === undefined ? undefined : columns[from]
  return Float64Array.from(fields, (field, i) => {
    if (field === '') return Number.NaN
    const whole = Number(field)
    if (!Number.isInteger(whole)) throw new AplTextError(`"${field}" is not a whole number`)
    return (whole + expected(base?.[i], digits)) / 10 ** digits
  })
}

const roundTo = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits

function expected(base: number | undefined, digits: number): number {
  return base === undefined || Number.isNaN(base) ? 0 : Math.round(base * 10 ** digits)
}

/** `32:1,1,2` is 32001, 32002, 32004. */
function writeCodes(codes: readonly string[]): string {
  const parts = Map.groupBy(codes, (code) => code.slice(0, 2))
  return [...parts]
    .map(([departement, those]) => {
      let before = 0
      const steps = those.map((code) => {
        const step = Number(code.slice(2)) - before
        before += step
        return step
      })
      return `${departement}:${steps.join(',')}`
    })
    .join(';')
}

function readCodes(text: string): string[] {
  return text.split(';').flatMap((part) => {
    const [departement = '', steps = ''] = part.split(':')
    let number = 0
    return steps.split(',').map((step) => {
      number += Number(step)
      return departement + String(number).padStart(3, '0')
    })
  })
}
