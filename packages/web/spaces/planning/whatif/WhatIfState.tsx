import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { plainDate, timeOf } from '../../../i18n/time-words.ts'
import { usePlanning } from '../planning-context.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'

/** Which scenario, on which baseline, and whether what one sees is kept. */
export function WhatIfState({ screen, text }: { screen: WhatIfScreen; text: WhatIfText }) {
  const { language, atlas } = usePlanning()
  const { baseline, kept, opened, baseAt, view } = screen
  if (!baseline) return null
  const day = plainDate(baseline.date, language)
  const name = kept?.name ?? opened?.name
  return (
    <p className="planning-state whatif-state">
      {name ? <span>{text.scenario(name)}</span> : null}
      {name ? ' ' : null}
      <span>{opened ? text.baseOf(day) : text.base(day, timeOf(baseAt, atlas.timeZone, language))}</span>{' '}
      {(kept && view.changes !== undefined) || (opened && !kept) ? <span>{text.unsaved}</span> : null}
    </p>
  )
}
