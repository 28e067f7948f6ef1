import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { lazy, Suspense } from 'react'
import { usePatient } from '../patient-context.ts'
import { screens } from '../near-screens.ts'
import { Answer } from './Answer.tsx'
import { Filters } from './Filters.tsx'
import { FurtherSlots } from './FurtherSlots.tsx'
import { OtherWays } from './OtherWays.tsx'
import { activeFilters, type ResultsView, type ViewChange } from './results-view.ts'
import { SitesTable } from './SitesTable.tsx'
import { SlotList } from './SlotList.tsx'
import type { SearchBasis } from './search-basis.ts'
import type { SlotChoice } from './slot-choice.ts'
import { Tools } from './Tools.tsx'

const ResultsMap = lazy(() => screens.map().then((module) => ({ default: module.ResultsMap })))

interface Props {
  answer: SlotSearchAnswer
  basis: SearchBasis
  view: ResultsView
  choice: SlotChoice
  busy: boolean
  onShow(change: ViewChange): void
}

/** The answer, its list and its map: side by side on a wide screen, one or the other on a narrow one. */
export function ResultsColumns({ answer, basis, view, choice, busy, onShow }: Props) {
  const column = { answer, basis, view, choice, onShow }
  return (
    <div className={view.vue === 'carte' ? 'cols on-map' : 'cols'} aria-busy={busy || undefined}>
      <div className="col-list">
        {view.vue === 'filtres' ? (
          <Filters
            view={view}
            basis={basis}
            answer={answer}
            onChange={onShow}
            onDone={() => onShow({ vue: undefined })}
          />
        ) : (
          <ListColumn {...column} />
        )}
      </div>
      <div className="col-map">
        <Suspense fallback={<div className="map empty" />}>
          <ResultsMap answer={answer} commune={basis.commune.code} chosen={view.lieux} />
        </Suspense>
        <SitesTable
          answer={answer}
          chosen={view.lieux}
          onSite={(siteId) => onShow({ lieux: view.lieux === siteId ? undefined : siteId })}
        />
      </div>
    </div>
  )
}

function ListColumn({ answer, basis, view, choice, onShow }: Omit<Props, 'busy'>) {
  const { text } = usePatient()
  const { minutes } = basis
  return (
    <>
      <Answer answer={answer} minutes={minutes}>
        {view.debut ? (
          <button className="lnk" type="button" onClick={() => onShow({ debut: undefined })}>
            {text.results.fromToday}
          </button>
        ) : null}
      </Answer>
      <Tools view={view} filters={activeFilters(view)} onShow={onShow} />
      {answer.further.length > 0 ? <FurtherSlots answer={answer} minutes={minutes} choice={choice} /> : null}
      <div className="when-list">
        <SlotList answer={answer} choice={choice} />
      </div>
      <OtherWays answer={answer} minutes={minutes} onShow={onShow} />
    </>
  )
}
