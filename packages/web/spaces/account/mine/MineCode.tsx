import type { PersonCodeSent } from '@maillage/contract/person.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { sessionKey } from '../../../api/session.ts'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useSecondsLeft } from '../../../ui/use-seconds-left.ts'
import { useAccount, useWords } from '../account-context.ts'
import { DoorFrame } from '../frame/DoorFrame.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { CodeField } from '../proofs/CodeField.tsx'
import { mineApi } from './mine-api.ts'

interface Props {
  sent: PersonCodeSent
  onAgain(): Promise<void>
  onChange(): void
}

/** The six digits of the message. */
export function MineCode({ sent, onAgain, onChange }: Props) {
  const { network, text: common } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).code
  return (
    <DoorFrame title={text.title} intro={<p>{sent.channel === 'sms' ? text.sms : text.email}</p>}>
      {network.demonstration ? (
        <Notice>
          <p>
            {text.demo}{' '}
            <a href="/dev/messages" target="_blank" rel="noreferrer">
              {common.demoMessages}
            </a>
          </p>
        </Notice>
      ) : null}
      <CodeForm codeId={sent.codeId} />
      <Again sent={sent} onAgain={onAgain} />
      <button className="lnk" type="button" onClick={onChange}>
        {text.change}
      </button>
    </DoorFrame>
  )
}

function CodeForm({ codeId }: { codeId: string }) {
  const text = useWords({ fr: mineFr, en: mineEn }).code
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const form = useForm(['code'], (problem) => {
    if (!['wrong-code', 'code-needed', 'code-spent', 'code-expired'].includes(problem.code)) return false
    form.fail({ code: problem.message })
    return true
  })
  const submit = form.submit(
    async () => {
      await mineApi.signIn(codeId, code)
      await queries.invalidateQueries({ queryKey: sessionKey })
    },
    () => ({ code: code.trim() ? undefined : text.missing }),
  )
  return (
    <form className="fields" ref={form.form} onSubmit={submit} noValidate>
      <CodeField
        label={text.label}
        digits
        value={code}
        onChange={(next) => {
          setCode(next)
          form.touch('code')
        }}
        error={form.errors.code}
        maxLength={20}
      />
      <FormEnd form={form} busy={text.entering}>
        {text.enter}
      </FormEnd>
    </form>
  )
}

/** Nothing received: another code once the pause is over. */
function Again({ sent, onAgain }: Pick<Props, 'sent' | 'onAgain'>) {
  const { text: common } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).code
  const left = useSecondsLeft(sent.resendAt)
  const [said, setSaid] = useState('')
  const again = () =>
    onAgain().then(
      () => setSaid(text.resent),
      (problem) => setSaid(problem instanceof ApiProblem ? problem.message : common.trouble.failed),
    )
  return (
    <div className="s soft after">
      <p>
        {left > 0 ? text.resendIn(left) : text.nothing}{' '}
        {left > 0 ? null : (
          <button className="lnk in-table" type="button" onClick={() => void again()}>
            {text.resend}
          </button>
        )}
      </p>
      <p role="status">{said}</p>
    </div>
  )
}
