import type { ErasureLine, ErasurePlan } from '@maillage/contract/rights.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { FormError } from '../frame/FormError.tsx'
import { Loading } from '../frame/Loading.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { rightsApi } from './rights-api.ts'

interface Props {
  patientId: string
  requestId: string
  /** Who it is, with the birth date: two people may share a name. */
  whose: string
  onErased(sentence: string): void
}

/** What an erasure would do, data by data and why; then, after one more question, the erasure. */
export function Erasure({ patientId, requestId, whose, onErased }: Props) {
  const { text: common } = useAccount()
  const text = useWords({ fr: requestsFr, en: requestsEn }).plan
  const [asking, setAsking] = useState(false)
  const [cancelFuture, setCancelFuture] = useState(false)
  const [missing, setMissing] = useState(false)
  const change = useChange()
  const plan = useQuery({
    queryKey: ['rights', 'plan', patientId],
    queryFn: () => rightsApi.plan(patientId),
    staleTime: 0,
  })
  if (plan.error) return <Trouble error={plan.error} onRetry={() => void plan.refetch()} />
  if (!plan.data) return <Loading />
  const { futureAppointments } = plan.data
  const erase = async () => {
    setAsking(false)
    const done = await change.run('erase', () => rightsApi.erase(patientId, requestId, cancelFuture))
    if (done) onErased(text.erased)
  }
  const ask = () => {
    const blocked = futureAppointments > 0 && !cancelFuture
    setMissing(blocked)
    if (!blocked) setAsking(true)
  }
  return (
    <div className="block">
      <h3>{text.title}</h3>
      <p>{text.modes[plan.data.mode]}</p>
      <PlanTable plan={plan.data} />
      {futureAppointments > 0 ? (
        <>
          <Notice tone="warn" title={text.future(futureAppointments)} />
          <label className="ck">
            <input
              type="checkbox"
              checked={cancelFuture}
              onChange={(event) => {
                setCancelFuture(event.target.checked)
                setMissing(false)
              }}
            />
            <span>{text.cancelFuture}</span>
          </label>
          <FormError>{missing ? text.cancelMissing : undefined}</FormError>
        </>
      ) : null}
      <ChangeSaid change={change} />
      <Button kind="stop" onClick={ask}>
        {text.go}
      </Button>
      {asking ? (
        <Dialog title={text.confirmTitle(whose)} onClose={() => setAsking(false)}>
          <p>{text.confirm}</p>
          <div className="ways">
            <Button kind="stop" onClick={() => void erase()}>
              {text.go}
            </Button>
            <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}

function PlanTable({ plan }: { plan: ErasurePlan }) {
  const { language } = useAccount()
  const text = useWords({ fr: requestsFr, en: requestsEn }).plan
  const columns: Column<ErasureLine>[] = [
    { key: 'data', head: text.columns.data, cell: (line) => line.data[language] },
    { key: 'rows', head: text.columns.rows, numeric: true, cell: (line) => line.rows },
    {
      key: 'fate',
      head: text.columns.fate,
      cell: (line) => (
        <span className={line.fate === 'kept' ? 'tag warn' : 'tag'}>{text.fates[line.fate]}</span>
      ),
    },
    {
      key: 'because',
      head: text.columns.because,
      cell: (line) =>
        [line.because?.[language], line.until ? text.until(plainDate(line.until, language)) : undefined]
          .filter(Boolean)
          .join(', '),
    },
  ]
  return (
    <DataTable
      caption={text.table}
      columns={columns}
      rows={plan.lines}
      rowKey={(line) => `${line.data.fr}${line.fate}`}
    />
  )
}
