import type { PlanningScenario, WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { sayChange } from './say-change.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
  theirs: PlanningScenario
  /** The version that this screen began from. */
  version: number
  onReload(): void
  onKeepMine(): void
}

/** Somebody else changed the scenario meanwhile: both versions side by side, and the two ways on. */
export function StaleScenario({ screen, text, theirs, version, onReload, onKeepMine }: Props) {
  return (
    <section className="whatif-trouble is-stale" role="alert" aria-labelledby="whatif-stale">
      <h2 id="whatif-stale">{text.stale.title}</h2>
      <div>
        <Changes
          title={text.stale.theirs(theirs.version, theirs.updatedBy)}
          changes={theirs.changes}
          {...{ screen, text }}
        />
        <Changes title={text.stale.mine(version)} changes={screen.changes} {...{ screen, text }} />
      </div>
      <button type="button" className="tool" onClick={onReload}>
        {text.stale.reload}
      </button>{' '}
      <button type="button" className="tool" onClick={onKeepMine}>
        {text.stale.keepMine}
      </button>
    </section>
  )
}

function Changes({
  title,
  changes,
  screen,
  text,
}: Pick<Props, 'screen' | 'text'> & { title: string; changes: readonly WhatIfChange[] }) {
  const { language } = usePlanning()
  const lines = changes.map((change) => sayChange(change, screen, text, language))
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 ? <p>{text.stale.noChange}</p> : null}
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </div>
  )
}
