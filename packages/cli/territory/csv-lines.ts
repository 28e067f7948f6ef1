type Cell = string | number | null

/** A table as CSV (RFC 4180, commas, UTF-8): a line of names, then the rows; null is an empty cell. */
export function csvLines(columns: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  return [columns, ...rows].map((row) => row.map(cellOf).join(','))
}

/** A text that begins as a formula does is kept from being one (OWASP, CSV injection). */
function cellOf(value: Cell): string {
  if (typeof value !== 'string') return String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
