import { splitCsvLine } from '@maillage/territory/csv-table.ts'

/** Rows of a CSV text with a header, as records by column name. */
export function readCsv(text: string): Record<string, string>[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const header = splitCsvLine(lines[0] ?? '')
  return lines.slice(1).map((line) => {
    const fields = splitCsvLine(line)
    return Object.fromEntries(header.map((name, column) => [name, fields[column] ?? '']))
  })
}
