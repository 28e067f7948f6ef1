/** The instant at which a local day starts in a zone. */
export function startOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const local = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const offset = (instant: number) => Date.parse(`${local.format(instant).replace(' ', 'T')}Z`) - instant
  return new Date(midnight - offset(midnight - offset(midnight))).toISOString()
}

/** The instant at which a local day ends in a zone: the next one starts. */
export function endOfDay(day: string, timeZone: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return startOfDay(next, timeZone)
}

/** Whether a text of an address is a day of the calendar. */
export function isDay(text: string | null): text is string {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const noon = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(text)
}

/** What is typed in the three boxes of a date, as the contract takes it; whether such a day exists is the server's word. */
export function dayInBoxes({
  day,
  month,
  year,
}: Record<'day' | 'month' | 'year', string>): string | undefined {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
