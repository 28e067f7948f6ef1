import type { OwnAccess } from '@maillage/contract/audit.ts'
import type { OwnRecord } from '@maillage/contract/person.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { capitalised, phoneText, typeset } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { Loading } from '../frame/Loading.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { mineApi } from './mine-api.ts'

/** Who read or changed the record, newest first; accesses outside care stand out, with the reason that was given. */
export function Accesses({ record }: { record: OwnRecord }) {
  const { text: common, network } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).access
  const lines = useInfiniteQuery({
    queryKey: ['accesses', record.patientId],
    queryFn: ({ pageParam }) => mineApi.accesses(record.patientId, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  })
  const rows = lines.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <p className="intro">{text.intro}</p>
      {lines.error ? <Trouble error={lines.error} onRetry={() => void lines.refetch()} /> : null}
      {lines.isPending ? <Loading /> : null}
      {rows?.length === 0 ? <p className="empty after">{text.none}</p> : null}
      <ul className="lines after">
        {rows?.map((line) => (
          <li key={line.id} className={line.breakGlass ? 'stands-out' : undefined}>
            <Line line={line} />
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

function Line({ line }: { line: OwnAccess }) {
  const { momentWithYear, language } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).access
  const { who } = line
  const sentence = language === 'fr' ? typeset(line.sentence.fr) : line.sentence.en
  return (
    <div>
      <b>
        {capitalised(who.isYou ? text.you : who.name[language])}
        {who.role && !who.isYou ? `, ${who.role[language]}` : ''}
      </b>
      <p className="s">
        {sentence} {line.breakGlass ? <span className="tag bad">{text.outside}</span> : null}
      </p>
      {line.why ? <p className="why s">{text.why(line.why)}</p> : null}
      <span>{momentWithYear(line.at)}</span>
    </div>
  )
}
