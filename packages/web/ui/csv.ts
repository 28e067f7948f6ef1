import type { ReactNode } from 'react'

interface Exported<Row> {
  head: ReactNode
  text?(row: Row): string
}

/** The rows of a table for a spreadsheet: UTF-8 with its mark, semicolons, CRLF. A column without a text is left out. */
export function csvOf<Row>(columns: readonly Exported<Row>[], rows: readonly Row[]): string {
  const kept = columns.flatMap(({ head, text }) => (text ? [{ head: String(head), text }] : []))
  const lines = [kept.map((column) => column.head), ...rows.map((row) => kept.map(({ text }) => text(row)))]
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`
}

/** A text that begins as a formula does is kept from being one (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a text, as CSV, or any content of a known type to the browser as a file. */
export function saveFile(content: string | Blob, name: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: 'text/csv;charset=utf-8' }) : content
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
