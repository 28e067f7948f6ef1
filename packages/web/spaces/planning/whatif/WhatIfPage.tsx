import '../styles/whatif.css'
import { whatIfEn } from '../../../i18n/planning-whatif.en.ts'
import { whatIfFr } from '../../../i18n/planning-whatif.fr.ts'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { changeSearch } from '../address.tsx'
import { FindBox } from '../frame/FindBox.tsx'
import { PlanningFrame } from '../frame/PlanningFrame.tsx'
import type { MapSurface } from '../map/map-surface.ts'
import { usePlanning, useWords } from '../planning-context.ts'
import { ChangeList } from './ChangeList.tsx'
import { RecruitRemedy } from './RecruitRemedy.tsx'
import { ScenarioBar } from './ScenarioBar.tsx'
import { SharingRemedy } from './SharingRemedy.tsx'
import { WhatIfExport } from './WhatIfExport.tsx'
import { WhatIfHead } from './WhatIfHead.tsx'
import { WhatIfLosses } from './WhatIfLosses.tsx'
import { WhatIfMaps } from './WhatIfMaps.tsx'
import { WhatIfSources } from './WhatIfSources.tsx'
import { WhatIfState } from './WhatIfState.tsx'
import { WhatIfTrouble } from './WhatIfTrouble.tsx'
import { useWhatIfScreen } from './use-whatif-screen.ts'

/** Screen 3: what a retirement, a closure or a closed road breaks, and which remedy mends it best. */
export default function WhatIfPage() {
  const text = useWords({ fr: whatIfFr, en: whatIfEn })
  const screen = useWhatIfScreen(text)
  const { text: shared } = usePlanning()
  const [surface, setSurface] = useState<MapSurface>()
  const { error, ground, baseline, view } = screen
  return (
    <PlanningFrame
      page="whatif"
      title={shared.pages.whatif}
      search={
        <FindBox
          ground={ground}
          sites={screen.knownSites.filter(({ isOwn }) => isOwn)}
          onCommune={(commune) => changeSearch({ commune }, { replace: true })}
        />
      }
      state={<WhatIfState screen={screen} text={text} />}
      actions={
        <>
          {screen.canUndo ? (
            <button type="button" className="tool" onClick={screen.undo}>
              {text.list.undo}
            </button>
          ) : null}
          <WhatIfExport screen={screen} text={text} surface={surface} />
        </>
      }
    >
      <div className="whatif">
        <div className="whatif-work">
          <ScenarioBar screen={screen} text={text} />
          {error && !(ground && baseline) ? (
            <section className="whatif-trouble" role="alert">
              <h1>{navigator.onLine ? shared.failed : shared.offline}</h1>
              <p>{error instanceof ApiProblem ? error.message : shared.failedHint}</p>
              <button type="button" className="tool" onClick={screen.retry}>
                {shared.retry}
              </button>
            </section>
          ) : null}
          <WhatIfHead screen={screen} text={text} />
          <ChangeList screen={screen} text={text} />
          <WhatIfTrouble screen={screen} text={text} />
          <WhatIfMaps screen={screen} text={text} onSurface={setSurface} />
          {view.remedy === 'share' ? <SharingRemedy screen={screen} text={text} /> : null}
          {view.remedy === 'recruit' ? <RecruitRemedy screen={screen} text={text} /> : null}
          <WhatIfSources screen={screen} text={text} />
        </div>
        <WhatIfLosses screen={screen} text={text} />
      </div>
    </PlanningFrame>
  )
}
