import type { HandledRequest } from '@maillage/contract/rights.ts'
import { useState } from 'react'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { plainDate } from '../../../i18n/time-words.ts'
import { useAccount, useWords } from '../account-context.ts'
import { FormError } from '../frame/FormError.tsx'
import { FormTrouble } from '../frame/FormTrouble.tsx'
import { ProofGivenUp, useProof } from '../frame/Proof.tsx'
import { useForm } from '../frame/use-form.ts'
import { Erasure } from './Erasure.tsx'
import { type Decision, rightsApi } from './rights-api.ts'

interface Props {
  request: HandledRequest
  whose: string
  onAnswered(sentence: string): void
}

/** Grants, refuses or extends; to grant an erasure is to see first what is kept and why, then to erase. */
export function AnswerForm({ request, whose, onAnswered }: Props) {
  const { language } = useAccount()
  const { panel: text, born } = useWords({ fr: requestsFr, en: requestsEn })
  const withProof = useProof()
  const [decision, setDecision] = useState<Decision>()
  const [answer, setAnswer] = useState('')
  const form = useForm(['decision', 'answer'])
  const erased = decision === 'fulfil' && request.kind === 'erasure' ? request.patient : null
  const decisions: Decision[] = [
    ...(request.identityCheck === 'not-yet' ? [] : (['fulfil'] as const)),
    'refuse',
    ...(request.extended ? [] : (['extend'] as const)),
  ]
  const hints = { fulfil: text.fulfilHint[request.kind], refuse: text.refuseHint, extend: text.extendHint }
  const submit = form.submit(
    async () => {
      if (!decision) return
      try {
        await withProof(() => rightsApi.answer(request.id, decision, answer))
        onAnswered(text.done)
      } catch (error) {
        if (!(error instanceof ProofGivenUp)) throw error
      }
    },
    () => ({
      decision: decision ? undefined : text.decisionMissing,
      answer: answer.trim().length >= 3 ? undefined : text.answerMissing,
    }),
  )
  return (
    <form className="block" ref={form.form} onSubmit={submit} noValidate>
      <Choice<Decision>
        legend={text.decision}
        value={decision}
        onChange={(next) => {
          setDecision(next)
          form.touch('decision', 'answer')
        }}
        error={form.errors.decision}
        options={decisions.map((one) => ({ value: one, label: text.decisions[one], hint: hints[one] }))}
      />
      {erased ? (
        <Erasure
          patientId={erased.id}
          requestId={request.id}
          whose={`${whose}, ${born(plainDate(erased.birthDate, language))}`}
          onErased={onAnswered}
        />
      ) : (
        <div className="fields">
          <TextArea
            label={text.answer}
            value={answer}
            onChange={(next) => {
              setAnswer(next)
              form.touch('answer')
            }}
            error={form.errors.answer}
            maxLength={1000}
          />
          <FormError>{form.errors.form}</FormError>
          <FormTrouble tries={form.unanswered} />
          <div className="ways">
            <Button kind="go" type="submit" busy={form.sending && text.sending}>
              {text.send}
            </Button>
          </div>
        </div>
      )}
    </form>
  )
}
