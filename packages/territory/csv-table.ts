/** A table that the project ships cannot be read; the message says which line and why. */
export class TableError extends Error {
  override readonly name = 'TableError'
  /** Counted from 1, the header included. */
  readonly line: number

  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`)
    this.line = line
  }
}

export interface TableRow<Column extends string> {
  /** Counted from 1, the header included. */
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

/**
 * Rows of a CSV text by the names of its columns; other columns are left out, empty lines too. Commas separate; double quotes hold
 * a comma, and a doubled quote is one; a field holds no line break.
 * @throws TableError when the header lacks a column, or a line has not as many fields as the header.
 */
export function readTable<Column extends string>(
  text: string,
  columns: readonly Column[],
): TableRow<Column>[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = splitCsvLine(head)
  const positions = columns.map((column) => ({ column, position: header.indexOf(column) }))
  for (const { column, position } of positions)
    if (position < 0) throw new TableError(1, `no column "${column}"`)
  return lines.flatMap((text, i) => {
    if (text === '') return []
    const fields = splitCsvLine(text)
    if (fields.length !== header.length)
      throw new TableError(i + 2, `${fields.length} fields instead of ${header.length}`)
    const entries = positions.map(({ column, position }) => [column, fields[position] ?? ''] as const)
    return [{ line: i + 2, cells: Object.fromEntries(entries) as Record<Column, string> }]
  })
}

/**
 * A WGS84 coordinate in degrees, between `-most` and `most`.
 * @throws TableError when it is not one.
 */
export function readDegrees(typed: string, most: 90 | 180, line: number): number {
  const degrees = Number(typed)
  if (!/^-?\d+(\.\d+)?$/.test(typed) || Math.abs(degrees) > most)
    throw new TableError(line, `"${typed}" is not a coordinate in degrees`)
  return degrees
}

/** Splits one CSV line; understands double quotes, doubled ones inside a field included. */
export function splitCsvLine(line: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const character = line[i] as string
    if (quoted && character === '"' && line[i + 1] === '"') {
      field += '"'
      i++
    } else if (character === '"') quoted = !quoted
    else if (character === ',' && !quoted) {
      fields.push(field)
      field = ''
    } else field += character
  }
  fields.push(field)
  return fields
}
