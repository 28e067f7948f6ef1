import '../styles/siting.css'
import { sitingEn } from '../../../i18n/planning-siting.en.ts'
import { sitingFr } from '../../../i18n/planning-siting.fr.ts'
import { ApiProblem } from '../../../api/client.ts'
import { changeSearch } from '../address.tsx'
import { FindBox } from '../frame/FindBox.tsx'
import { PlanningFrame } from '../frame/PlanningFrame.tsx'
import { usePlanning, useWords } from '../planning-context.ts'
import { SitingAlternatives } from './SitingAlternatives.tsx'
import { SitingForm } from './SitingForm.tsx'
import { SitingHead } from './SitingHead.tsx'
import { SitingMaps } from './SitingMaps.tsx'
import { SitingProof } from './SitingProof.tsx'
import { SitingSources } from './SitingSources.tsx'
import { SitingTrouble } from './SitingTrouble.tsx'
import { useSitingScreen } from './use-siting-screen.ts'

/** Screen 2: where to open next. A question asked plainly, an answer that is proved, those nearly as good. */
export default function SitingPage() {
  const screen = useSitingScreen()
  const { text: shared } = usePlanning()
  const text = useWords({ fr: sitingFr, en: sitingEn })
  const { search, error, ground } = screen
  return (
    <PlanningFrame
      page="siting"
      title={shared.pages.siting}
      search={
        <FindBox
          ground={ground}
          sites={screen.openSites}
          onCommune={(commune) => changeSearch({ commune }, { replace: true })}
        />
      }
    >
      <div className="siting">
        <aside className="ask" aria-label={text.form.title}>
          <SitingForm screen={screen} text={text} />
          <SitingProof screen={screen} text={text} />
        </aside>
        <div className="siting-answer">
          {error && !ground ? (
            <section className="siting-trouble" role="alert">
              <h1>{navigator.onLine ? shared.failed : shared.offline}</h1>
              <p>{error instanceof ApiProblem ? error.message : shared.failedHint}</p>
              <button type="button" className="tool" onClick={screen.retry}>
                {shared.retry}
              </button>
            </section>
          ) : null}
          <SitingTrouble screen={screen} text={text} />
          <SitingHead screen={screen} text={text} />
          <SitingMaps screen={screen} text={text} />
          {search.state === 'done' ? (
            <>
              <SitingAlternatives screen={screen} answer={search.answer} text={text} />
              <SitingSources screen={screen} text={text} />
            </>
          ) : null}
        </div>
      </div>
    </PlanningFrame>
  )
}
