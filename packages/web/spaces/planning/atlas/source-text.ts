import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import type { PlanningWords } from '../planning-words.ts'
import { travelLabel } from './atlas-view.ts'
import type { AtlasScreen } from './use-atlas.ts'

/** Where the figures on the screen come from, with their dates: beside the legend, on a picture, in a file. */
export function sourceText(
  { view, travel, ground, now }: AtlasScreen,
  text: AtlasText,
  words: Pick<PlanningWords, 'date'>,
): string {
  if (view.layer === 'apl') return text.lead.aplSource
  return text.lead.source(travelLabel(travel), ground?.communes.populationYear ?? 0, words.date(now))
}
