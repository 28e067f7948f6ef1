import type { HandledRequest } from '@maillage/contract/rights.ts'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { useChange } from '../frame/use-change.ts'
import { useFocusBack } from '../frame/use-focus-back.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { IdentityPart } from './IdentityPart.tsx'
import { useWhose } from './RequestsTable.tsx'
import { rightsApi } from './rights-api.ts'

interface Props {
  request: HandledRequest
  /** Whoever may not answer only reads. */
  mayAnswer: boolean
  onAnswered(sentence: string): void
  onClose(): void
}

/** One request: what was asked, the data to hand over, and the answer. */
export function RequestPanel({ request, mayAnswer, onAnswered, onClose }: Props) {
  const text = useWords({ fr: requestsFr, en: requestsEn })
  const whose = useWhose()(request)
  const isOpen = request.state === 'open'
  const isChecked = request.identityCheck !== 'not-yet'
  useFocusBack()
  const heading = useFocusOnArrival<HTMLHeadingElement>(`${request.id}${request.identityCheck}`)
  return (
    <section className="panel" aria-labelledby="request-title">
      <div className="part-head">
        <h2 id="request-title" tabIndex={-1} ref={heading}>
          {text.panel.title(text.kinds[request.kind], whose)}
        </h2>
        <Button onClick={onClose}>{text.panel.close}</Button>
      </div>
      <p className="s soft">{text.panel.note}</p>
      <p>{request.note ?? text.panel.noNote}</p>
      <IdentityPart request={request} mayAnswer={mayAnswer} />
      {request.patient && isOpen && mayAnswer && isChecked ? (
        <Export patientId={request.patient.id} requestId={request.id} />
      ) : null}
      {isOpen && mayAnswer ? <AnswerForm request={request} whose={whose} onAnswered={onAnswered} /> : null}
      {isOpen ? null : <Answered request={request} />}
    </section>
  )
}

function Answered({ request }: { request: HandledRequest }) {
  const { date } = useAccount()
  const text = useWords({ fr: requestsFr, en: requestsEn }).panel
  const day = request.handledAt ? date(request.handledAt) : ''
  return (
    <div className="block">
      <p className="s soft">
        {request.handledBy ? text.answered(request.handledBy, day) : text.handled(day)}
      </p>
      <p>{request.answer}</p>
    </div>
  )
}

function Export({ patientId, requestId }: { patientId: string; requestId: string }) {
  const text = useWords({ fr: requestsFr, en: requestsEn }).panel
  const change = useChange()
  const get = (format: 'html' | 'json') =>
    void change.run(format, () => rightsApi.export(patientId, requestId, format), text.downloaded)
  return (
    <div className="block">
      <h3>{text.export}</h3>
      <p className="s soft">{text.exportHint}</p>
      <div className="ways">
        <Button busy={change.busy === 'html' && text.downloading} onClick={() => get('html')}>
          {text.exportHtml}
        </Button>
        <Button busy={change.busy === 'json' && text.downloading} onClick={() => get('json')}>
          {text.exportJson}
        </Button>
      </div>
      <ChangeSaid change={change} stays />
    </div>
  )
}
