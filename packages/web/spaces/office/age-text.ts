import { ageInMonths } from '@maillage/core/booking/birth-date.ts'
import type { Office } from './office-context.ts'

/** "7 mois" up to two years, then "68 ans". */
export function ageText(office: Office, birthDate: string, now: number): string {
  const months = ageInMonths(birthDate, office.words.dateOf(now))
  return months < 24
    ? office.text.appointment.months(months)
    : office.text.appointment.years(Math.floor(months / 12))
}
