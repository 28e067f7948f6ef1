import type { AuditLine } from '@maillage/contract/audit.ts'
import type { Language } from '../../platform/language.ts'

const COLUMNS: Record<Language, string[]> = {
  fr: [
    'numéro',
    'date (UTC)',
    'qui',
    'compte',
    'quoi',
    'action',
    'patient',
    'initiales',
    'résultat',
    'depuis',
    'motif hors soins',
  ],
  en: [
    'number',
    'date (UTC)',
    'who',
    'account',
    'what',
    'action',
    'patient',
    'initials',
    'outcome',
    'from',
    'reason outside care',
  ],
}

/** Lines of the audit for a spreadsheet: UTF-8 with its mark, semicolons, CRLF. A cell never becomes a formula. */
export function writeAuditCsv(lines: readonly AuditLine[], language: Language): string {
  const rows = lines.map((line) => [
    String(line.id),
    line.at,
    line.actor.label[language],
    line.actor.accountId ?? '',
    line.sentence[language],
    line.action,
    line.patient?.id ?? '',
    line.patient?.initials ?? '',
    line.outcome,
    line.from ?? '',
    line.why ?? '',
  ])
  return `\uFEFF${[COLUMNS[language], ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

/** A text that begins as a formula does is kept from being one (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
