import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import type { PlanningWords } from '../planning-words.ts'
import type { ObjectiveName } from './siting-view.ts'

/** A value of the objective, in its unit; a difference smaller than a tenth of a minute with its hundredths. */
export function sayValue(
  objective: ObjectiveName,
  value: number,
  { text, words }: { text: SitingText; words: PlanningWords },
): string {
  if (objective === 'covering') return text.value.people(words.count(value))
  const minutes = words.decimal(value, value > 0 && value < 0.095 ? 2 : 1)
  if (objective === 'median') return text.value.minutes(minutes)
  if (objective === 'worst-tenth') return text.value.worst(minutes)
  return text.value.sites(value)
}
