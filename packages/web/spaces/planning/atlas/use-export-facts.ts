import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { HORIZON_DAYS, travelLabel } from './atlas-view.ts'
import { sourceText } from './source-text.ts'
import type { AtlasScreen } from './use-atlas.ts'

/** What every file of the screen says of itself. */
export function useExportFacts(screen: AtlasScreen, text: AtlasText) {
  const { words, language } = usePlanning()
  const { view, reason, ground, now } = screen
  return {
    area: ground?.communes.area.name ?? view.area,
    reason: reason?.care[language] ?? '',
    at: new Date(now).toISOString(),
    horizonDays: HORIZON_DAYS[view.horizon] ?? 7,
    travel: travelLabel(screen.travel),
    sources: sourceText(screen, text, words),
    when:
      view.layer === 'apl'
        ? text.map.aplWhen
        : text.map.when(reason?.care[language] ?? '', words, now, view.horizon),
  }
}
