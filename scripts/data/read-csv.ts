/** Splits one CSV line; understands double quotes, including doubled ones inside a field. */
function splitCsvLine(line: string): string[] {
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

/** Rows of a CSV text with a header, as records by column name. */
export function readCsv(text: string): Record<string, string>[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const header = splitCsvLine(lines[0] ?? '')
  return lines.slice(1).map((line) => {
    const fields = splitCsvLine(line)
    return Object.fromEntries(header.map((name, column) => [name, fields[column] ?? '']))
  })
}
