import type { HandledRequest, RightsState } from '@maillage/contract/rights.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { rolesOf, useSession } from '../../../api/session.ts'
import { recordingEn } from '../../../i18n/account-recording.en.ts'
import { recordingFr } from '../../../i18n/account-recording.fr.ts'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { changeSearch, useAddress } from '../address.tsx'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { Loading } from '../frame/Loading.tsx'
import { StaffFrame } from '../frame/StaffFrame.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { RecordPanel } from './RecordPanel.tsx'
import { RequestPanel } from './RequestPanel.tsx'
import { RequestsTable } from './RequestsTable.tsx'
import { rightsApi } from './rights-api.ts'

/** What people ask about their data: by due date, each with its answer. The open request stands in the address. */
export default function RightsRequestsPage() {
  const text = useWords({ fr: requestsFr, en: requestsEn })
  const recording = useWords({ fr: recordingFr, en: recordingEn })
  const session = useSession()
  const isRecording = useAddress().search.get('demande') === RECORDING
  const signedIn = session.data?.signedIn
  const mayAnswer = signedIn ? rolesOf(signedIn).includes('administrator') : false
  return (
    <StaffFrame
      title={text.title}
      intro={<p>{text.intro}</p>}
      page="rights"
      actions={
        mayAnswer ? (
          <Button kind="go" hidden={isRecording} onClick={() => changeSearch({ demande: RECORDING })}>
            {recording.open}
          </Button>
        ) : null
      }
    >
      {() => <Requests mayAnswer={mayAnswer} isRecording={mayAnswer && isRecording} />}
    </StaffFrame>
  )
}

/** In the address, where the id of the open request else stands. */
const RECORDING = 'nouvelle'

const STATES = ['open', 'fulfilled', 'refused', 'withdrawn'] as const satisfies readonly RightsState[]

function Requests({ mayAnswer, isRecording }: { mayAnswer: boolean; isRecording: boolean }) {
  const { language } = useAccount()
  const recording = useWords({ fr: recordingFr, en: recordingEn })
  const text = useWords({ fr: requestsFr, en: requestsEn })
  const { search } = useAddress()
  const queries = useQueryClient()
  const change = useChange()
  const asked = search.get('etat') ?? 'open'
  const state = STATES.find((one) => one === asked)
  const query = useQuery({
    queryKey: ['rights', 'requests', state],
    queryFn: () => rightsApi.requests(state),
    staleTime: 0,
  })
  const opened = query.data?.find((one) => one.id === search.get('demande'))
  const close = () => changeSearch({ demande: undefined })
  const changed = (sentence: string) => {
    close()
    change.say(sentence)
    void queries.invalidateQueries({ queryKey: ['rights'] })
  }
  return (
    <section className="part first" aria-label={text.table}>
      <ChangeSaid change={change} over={isRecording || opened !== undefined} />
      {isRecording ? (
        <RecordPanel
          onRecorded={({ dueOn }) => changed(recording.done(plainDate(dueOn, language)))}
          onClose={close}
        />
      ) : null}
      {opened ? (
        <RequestPanel
          key={opened.id}
          request={opened}
          mayAnswer={mayAnswer}
          onAnswered={changed}
          onClose={close}
        />
      ) : null}
      <div className="part-head">
        <div className="filter-one">
          <SelectField
            label={text.show}
            value={state ?? 'all'}
            onChange={(etat) => changeSearch({ etat, demande: undefined })}
            options={[
              ...STATES.map((one) => ({ value: one as string, label: text.states[one] })),
              { value: 'all', label: text.all },
            ]}
          />
        </div>
      </div>
      {query.error ? <Trouble error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading /> : null}
      {query.data?.length === 0 ? <Nothing isOpen={state === 'open'} /> : null}
      {query.data && query.data.length > 0 ? (
        <RequestsTable
          mayAnswer={mayAnswer}
          requests={query.data}
          onOpen={(one: HandledRequest) => changeSearch({ demande: one.id })}
        />
      ) : null}
    </section>
  )
}

function Nothing({ isOpen }: { isOpen: boolean }) {
  const text = useWords({ fr: requestsFr, en: requestsEn })
  return (
    <p className="empty">
      <b>{isOpen ? text.noneOpen : text.none}</b>
      {isOpen ? text.noneHint : null}
    </p>
  )
}
