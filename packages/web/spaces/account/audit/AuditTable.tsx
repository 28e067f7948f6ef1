import type { AuditLine } from '@maillage/contract/audit.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { auditEn } from '../../../i18n/account-audit.en.ts'
import { auditFr } from '../../../i18n/account-audit.fr.ts'
import { typeset } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { changeSearch } from '../address.tsx'
import { Loading } from '../frame/Loading.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { auditApi } from './audit-api.ts'
import { type AuditView, isNarrowed } from './audit-view.ts'

/** The lines of the log, fifty at a time; accesses outside care stand out by a word, a bar and a sign. */
export function AuditTable({ query, view }: { query: URLSearchParams; view: AuditView }) {
  const { text: common } = useAccount()
  const text = useWords({ fr: auditFr, en: auditEn })
  const columns = useColumns(view)
  const lines = useInfiniteQuery({
    queryKey: ['audit', 'entries', query.toString()],
    queryFn: ({ pageParam }) => auditApi.entries(query, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  if (lines.error) return <Trouble error={lines.error} onRetry={() => void lines.refetch()} />
  if (!lines.data) return <Loading lines={8} />
  const rows = lines.data.pages.flatMap((page) => page.items)
  if (rows.length === 0)
    return (
      <p className="empty" role="status">
        <b>{text.none}</b>
        {isNarrowed(view) ? text.noneHint : null}
      </p>
    )
  return (
    <>
      <DataTable
        caption={text.table}
        columns={columns}
        rows={rows}
        rowKey={(line) => String(line.id)}
        rowClass={(line) => (line.breakGlass ? 'stands-out' : undefined)}
      />
      {lines.hasNextPage ? (
        <p className="after">
          <Button
            busy={lines.isFetchingNextPage && text.loadingMore}
            onClick={() => void lines.fetchNextPage()}
          >
            {common.more}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function useColumns(view: AuditView): Column<AuditLine>[] {
  const { momentWithYear, language } = useAccount()
  const text = useWords({ fr: auditFr, en: auditEn })
  return [
    {
      key: 'at',
      head: text.columns.at,
      cell: (line) => <time dateTime={line.at}>{momentWithYear(line.at)}</time>,
    },
    { key: 'who', head: text.columns.who, cell: (line) => line.actor.label[language] },
    { key: 'what', head: text.columns.what, cell: (line) => <What line={line} /> },
    {
      key: 'whom',
      head: text.columns.whom,
      cell: (line) => <Whose line={line} isOnly={view.patient !== ''} />,
    },
    {
      key: 'from',
      head: text.columns.from,
      cell: (line) => (line.from ? <span className="nw">{line.from}</span> : null),
    },
  ]
}

function What({ line }: { line: AuditLine }) {
  const { language } = useAccount()
  const text = useWords({ fr: auditFr, en: auditEn })
  const sentence = line.sentence[language]
  return (
    <div>
      {language === 'fr' ? typeset(sentence) : sentence}{' '}
      {line.outcome === 'refused' ? <span className="tag warn">{text.refused}</span> : null}
      {line.breakGlass ? <span className="tag bad">{text.breakGlass}</span> : null}
      {line.why ? <p className="why">{text.why(line.why)}</p> : null}
    </div>
  )
}

/** The initials of the person whose record it is; a press shows only the lines of that record. */
function Whose({ line, isOnly }: { line: AuditLine; isOnly: boolean }) {
  const text = useWords({ fr: auditFr, en: auditEn })
  const { patient } = line
  if (!patient) return null
  const whose = patient.initials ? text.patient(patient.initials) : text.erased
  if (isOnly) return whose
  return (
    <button
      type="button"
      className="lnk in-table"
      aria-label={text.only(whose)}
      onClick={() => changeSearch({ dossier: patient.id })}
    >
      {patient.initials ?? text.erased}
    </button>
  )
}
