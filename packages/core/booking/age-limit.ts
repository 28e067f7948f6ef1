import { ageInMonths } from './birth-date.ts'

export interface AgeLimits {
  minimumAgeMonths: number
  /** Exclusive; null when there is no limit. */
  maximumAgeMonths: number | null
}

export type AgeRefusal = { limit: 'minimum' | 'maximum'; months: number }

/** Whether a person born on a date may come for a reason on a day (both local `YYYY-MM-DD`): undefined, or the limit that refuses. */
export function ageRefusal(birthDate: string, on: string, limits: AgeLimits): AgeRefusal | undefined {
  const months = ageInMonths(birthDate, on)
  if (months < limits.minimumAgeMonths) return { limit: 'minimum', months: limits.minimumAgeMonths }
  if (limits.maximumAgeMonths !== null && months >= limits.maximumAgeMonths) {
    return { limit: 'maximum', months: limits.maximumAgeMonths }
  }
  return undefined
}
