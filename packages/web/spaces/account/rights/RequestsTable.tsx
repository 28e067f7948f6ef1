import type { HandledRequest } from '@maillage/contract/rights.ts'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useAccount, useWords } from '../account-context.ts'

interface Props {
  requests: readonly HandledRequest[]
  mayAnswer: boolean
  onOpen(request: HandledRequest): void
}

export function RequestsTable({ requests, mayAnswer, onOpen }: Props) {
  const { text: common } = useAccount()
  const text = useWords({ fr: requestsFr, en: requestsEn })
  return (
    <DataTable
      caption={text.table}
      hideCaption
      columns={useColumns(mayAnswer, onOpen)}
      rows={requests}
      rowKey={(request) => request.id}
      csv={{ label: common.csv, fileName: text.fileName }}
      rowClass={(request) => (request.isOverdue ? 'stands-out' : undefined)}
    />
  )
}

/** How a request names its person. */
export function useWhose(): (request: HandledRequest) => string {
  const text = useWords({ fr: requestsFr, en: requestsEn })
  return (request) => request.patient?.displayName ?? text.erasedPerson
}

function useColumns(mayAnswer: boolean, onOpen: Props['onOpen']): Column<HandledRequest>[] {
  const { date, language } = useAccount()
  const text = useWords({ fr: requestsFr, en: requestsEn })
  const whose = useWhose()
  return [
    {
      key: 'who',
      head: text.columns.who,
      cell: (request) => (
        <>
          {whose(request)}
          {request.patient ? (
            <small className="sub">{text.born(plainDate(request.patient.birthDate, language))}</small>
          ) : null}
        </>
      ),
      text: whose,
    },
    {
      key: 'what',
      head: text.columns.what,
      cell: (request) => text.kinds[request.kind],
      text: (request) => text.kinds[request.kind],
    },
    {
      key: 'received',
      head: text.columns.received,
      cell: (request) => `${date(request.receivedAt)}, ${text.channels[request.channel]}`,
      text: (request) => `${request.receivedAt}, ${text.channels[request.channel]}`,
    },
    {
      key: 'due',
      head: text.columns.due,
      cell: (request) => <Due request={request} />,
      text: (request) => request.dueOn,
    },
    {
      key: 'state',
      head: text.columns.state,
      cell: (request) => text.states[request.state],
      text: (request) => text.states[request.state],
    },
    {
      key: 'actions',
      head: text.columns.actions,
      hideHead: true,
      cell: (request) => (
        <Button
          aria-label={text.openOne(
            request.state === 'open' && mayAnswer ? text.answerIt : text.see,
            text.panel.title(text.kinds[request.kind], whose(request)),
          )}
          onClick={() => onOpen(request)}
        >
          {request.state === 'open' && mayAnswer ? text.answerIt : text.see}
        </Button>
      ),
    },
  ]
}

function Due({ request }: { request: HandledRequest }) {
  const { language } = useAccount()
  const text = useWords({ fr: requestsFr, en: requestsEn })
  return (
    <span>
      <span className="nw">{plainDate(request.dueOn, language)}</span>{' '}
      {request.isOverdue ? <span className="tag bad">{text.overdue}</span> : null}
      {request.extended ? <span className="tag">{text.extended}</span> : null}
    </span>
  )
}
