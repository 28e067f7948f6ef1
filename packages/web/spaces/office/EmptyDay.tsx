import { useQuery } from '@tanstack/react-query'
import { readNextOpenDay } from './office-api.ts'
import { useOffice } from './office-context.ts'
import { useOfficeView } from './url-state.ts'

/** Nobody consults on the day shown: the way on to the next day that opens, at the sites shown. */
export function EmptyDay({ date, onDate }: { date: string; onDate(date: string): void }) {
  const { text, words, network } = useOffice()
  const [{ siteIds }] = useOfficeView()
  const { data } = useQuery({
    queryKey: ['office', 'next-open-day', date, siteIds],
    queryFn: ({ signal }) => readNextOpenDay(date, siteIds, signal),
  })
  const next = data?.date
  if (network.sites.length === 0)
    return (
      <div className="board state">
        <p>
          <b>{text.board.noSite}</b>
        </p>
        <p>{text.board.noSiteNext}</p>
      </div>
    )
  return (
    <div className="board state">
      <p>
        <b>{text.board.empty}</b>
      </p>
      {next ? (
        <p>
          <button type="button" className="ob go" onClick={() => onDate(next)}>
            {text.board.nextOpen(words.dayMonth(next))}
          </button>
        </p>
      ) : null}
      <p>{next === null ? text.board.noNextOpen : text.board.emptyNext(siteIds.length > 0)}</p>
    </div>
  )
}
