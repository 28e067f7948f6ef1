/**
 * Reads a birth date as one types it: "04/03/1958", "4 3 58", "040358", "04031958", "1958-03-04". A year of two digits is the
 * last one that is not in the future. Gives an ISO date, or null when no such day exists or has come yet.
 */
export function parseBirthDate(text: string, today: string): string | null {
  const typed = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]), today)
  const apart = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/.exec(typed)
  const together = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed)
  const [, day, month, year] = apart ?? together ?? []
  if (!day || !month || !year) return null
  const full = year.length === 4 ? Number(year) : century(Number(year), Number(today.slice(0, 4)))
  return existing(full, Number(month), Number(day), today)
}

function century(twoDigits: number, currentYear: number): number {
  const base = currentYear - (currentYear % 100)
  return base + twoDigits > currentYear ? base - 100 + twoDigits : base + twoDigits
}

function existing(year: number, month: number, day: number, today: string): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const iso = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-')
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year > 1880 && iso <= today ? iso : null
}
