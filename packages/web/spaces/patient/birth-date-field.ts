import type { IdentityForm } from './journey.ts'

/** The three boxes as the contract takes them; whether such a day exists is the server's word. */
export function birthDateOf(form: Pick<IdentityForm, 'day' | 'month' | 'year'>): string | undefined {
  const [day, month, year] = [form.day.trim(), form.month.trim(), form.year.trim()]
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
