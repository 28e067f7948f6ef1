import type { OwnAccess } from '@maillage/contract/audit.ts'
import type { OwnRecord } from '@maillage/contract/person.ts'
import { groupVisits, type Visit, type VisitLine } from '@maillage/core/audit/group-visits.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { capitalised, phoneText, timeOf, typeset } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { Loading } from '../frame/Loading.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { mineApi } from './mine-api.ts'

/** Who read or changed the record, newest first; accesses outside care stand out, with the reason that was given. */
export function Accesses({ record }: { record: OwnRecord }) {
  const { text: common, network, language, date } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).access
  const lines = useInfiniteQuery({
    queryKey: ['accesses', record.patientId],
    queryFn: ({ pageParam }) => mineApi.accesses(record.patientId, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  })
  const rows = lines.data?.pages.flatMap((page) => page.items)
  const visits = groupVisits(
    (rows ?? []).map((row) => ({
      ...row,
      who: whoText(row.who, language, text.you),
      sentence: language === 'fr' ? typeset(row.sentence.fr) : row.sentence.en,
    })),
    date,
  )
  return (
    <>
      <p className="intro">{text.intro}</p>
      {lines.error ? <Trouble error={lines.error} onRetry={() => void lines.refetch()} /> : null}
      {lines.isPending ? <Loading /> : null}
      {rows?.length === 0 ? <p className="empty after">{text.none}</p> : null}
      <ul className="lines after">
        {visits.map((visit) => (
          <li key={visit.id} className={visit.breakGlass ? 'stands-out' : undefined}>
            <VisitView visit={visit} />
          </li>
        ))}
      </ul>
      {lines.hasNextPage ? (
        <p className="after">
          <Button
            busy={lines.isFetchingNextPage && common.loading}
            onClick={() => void lines.fetchNextPage()}
          >
            {common.more}
          </Button>
        </p>
      ) : null}
      <section className="part">
        <h2>{text.strange}</h2>
        <p className="soft">
          {text.strangeBefore}{' '}
          <a className="nw" href={`tel:${network.phone.replaceAll(' ', '')}`}>
            {phoneText(network.phone)}
          </a>
          {text.strangeAfter}
        </p>
      </section>
    </>
  )
}

function whoText({ name, role, isYou }: OwnAccess['who'], language: 'fr' | 'en', you: string): string {
  if (isYou) return capitalised(you)
  return capitalised([name[language], role?.[language]].filter(Boolean).join(', '))
}

function VisitView({ visit }: { visit: Visit<VisitLine> }) {
  const { language, network } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).access
  const time = (instant: string) => timeOf(instant, network.timeZone, language)
  return (
    <div>
      <b>{visit.first.who}</b>
      <span>{visit.day}</span> {visit.breakGlass ? <span className="tag bad">{text.outside}</span> : null}
      {visit.whys.map((why) => (
        <p key={why} className="why s">
          {text.why(why)}
        </p>
      ))}
      <ul>
        {visit.done.map(({ sentence, at }) => (
          <li key={sentence} className="s">
            {sentence}, {[...new Set(at.map(time))].join(', ')}
          </li>
        ))}
      </ul>
    </div>
  )
}
