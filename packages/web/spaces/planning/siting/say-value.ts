import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import type { PlanningWords } from '../planning-words.ts'
import type { ObjectiveName } from './siting-view.ts'

/** A value of the objective, in its unit. */
export function sayValue(
  objective: ObjectiveName,
  value: number,
  { text, words }: { text: SitingText; words: PlanningWords },
): string {
  if (objective === 'covering') return text.value.people(words.count(value))
  if (objective === 'median') return text.value.minutes(words.decimal(value, 1))
  if (objective === 'worst-tenth') return text.value.worst(words.decimal(value, 1))
  return text.value.sites(value)
}
