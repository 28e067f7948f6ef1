import type { HandledRequest, IdentityCheck } from '@maillage/contract/rights.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { recordingEn } from '../../../i18n/account-recording.en.ts'
import { recordingFr } from '../../../i18n/account-recording.fr.ts'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../account-context.ts'
import { FormError } from '../frame/FormError.tsx'
import { FormTrouble } from '../frame/FormTrouble.tsx'
import { useForm } from '../frame/use-form.ts'
import { rightsApi } from './rights-api.ts'

interface Props {
  request: HandledRequest
  /** Whoever may not answer only reads. */
  mayAnswer: boolean
}

/** How it was checked that the person asks; still to be checked, it stands before anything can be handed over. */
export function IdentityPart({ request, mayAnswer }: Props) {
  const text = useWords({ fr: requestsFr, en: requestsEn }).panel
  const { checks, checkHints } = useWords({ fr: recordingFr, en: recordingEn })
  const { identityCheck, state } = request
  if (!identityCheck) return null
  if (identityCheck !== 'not-yet' || state !== 'open')
    return (
      <>
        <p className="s soft after">{text.identity}</p>
        <p>{checks[identityCheck]}</p>
      </>
    )
  return (
    <>
      <Notice tone="warn" title={text.identityUnchecked}>
        <p>{checkHints['not-yet']}</p>
      </Notice>
      {mayAnswer ? <CheckForm requestId={request.id} /> : null}
    </>
  )
}

const CHECKS: readonly IdentityCheck[] = ['document', 'call-back', 'known-by-staff']

function CheckForm({ requestId }: { requestId: string }) {
  const text = useWords({ fr: requestsFr, en: requestsEn }).panel
  const words = useWords({ fr: recordingFr, en: recordingEn })
  const queries = useQueryClient()
  const [check, setCheck] = useState<IdentityCheck>()
  const form = useForm(['identityCheck'])
  const submit = form.submit(
    async () => {
      if (!check) return
      await rightsApi.check(requestId, check)
      await queries.invalidateQueries({ queryKey: ['rights', 'requests'] })
    },
    () => ({ identityCheck: check ? undefined : text.checkMissing }),
  )
  return (
    <div className="block">
      <form className="fields" ref={form.form} onSubmit={submit} noValidate>
        <Choice<IdentityCheck>
          legend={words.check}
          value={check}
          onChange={(next) => {
            setCheck(next)
            form.touch('identityCheck')
          }}
          error={form.errors.identityCheck}
          options={CHECKS.map((one) => ({
            value: one,
            label: words.checks[one],
            hint: words.checkHints[one],
          }))}
        />
        <FormError>{form.errors.form}</FormError>
        <FormTrouble tries={form.unanswered} />
        <div className="ways">
          <Button type="submit" busy={form.sending && words.saving}>
            {text.noteCheck}
          </Button>
        </div>
      </form>
    </div>
  )
}
