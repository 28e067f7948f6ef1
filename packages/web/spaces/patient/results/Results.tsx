import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Frame } from '../Frame.tsx'
import { Trouble } from '../trouble/Trouble.tsx'
import { ResultsColumns } from './ResultsColumns.tsx'
import { changedView, type ResultsView, type ViewChange } from './results-view.ts'
import { Searching } from './Searching.tsx'
import type { SearchBasis } from './search-basis.ts'
import type { SlotChoice } from './slot-choice.ts'
import { useSlotSearch } from './use-slot-search.ts'

interface Props {
  basis: SearchBasis
  view: ResultsView
  choice: SlotChoice
  recap: ReactNode
}

/** A sentence that answers, a list and a map that say the same; while it is looked for, and when it cannot be. */
export function Results({ basis, view, choice, recap }: Props) {
  const navigate = useNavigate()
  const { search, answer } = useSlotSearch(basis, view)
  const show = (change: ViewChange) =>
    void navigate({
      to: '/rendez-vous',
      search: (now: ResultsView) => changedView(now, change),
      resetScroll: false,
    })
  return (
    <Frame wide>
      {recap}
      {choice.trouble ? <Trouble error={choice.trouble} onRetry={choice.forgive} inPage /> : null}
      {search.isPending ? (
        <Searching
          commune={basis.commune.name}
          minutes={basis.minutes}
          onStop={() => void navigate({ to: '/' })}
        />
      ) : null}
      {search.isError && !answer ? (
        <Trouble error={search.error} onRetry={() => void search.refetch()} />
      ) : null}
      {answer ? (
        <ResultsColumns
          answer={answer}
          basis={basis}
          view={view}
          choice={choice}
          busy={search.isFetching}
          onShow={show}
        />
      ) : null}
    </Frame>
  )
}
