import type { TotpEnrolment } from '@maillage/contract/invitations.ts'
import type { Security } from '@maillage/contract/my-security.ts'
import { useState } from 'react'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { securityEn } from '../../../i18n/account-security.en.ts'
import { securityFr } from '../../../i18n/account-security.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { ProofGivenUp, useProof } from '../frame/Proof.tsx'
import { useChange } from '../frame/use-change.ts'
import { useFormFocus } from '../frame/use-focus-back.ts'
import { useForm } from '../frame/use-form.ts'
import { NewPassword, usePasswordCheck } from '../proofs/NewPassword.tsx'
import { ScanCode } from '../proofs/ScanCode.tsx'
import { securityApi } from './security-api.ts'

interface Props {
  security: Security
  onChanged(security: Security & { recoveryCodes: string[] }): void
}

export function TotpPart({ security, onChanged }: Props) {
  const { date } = useAccount()
  const text = useWords({ fr: securityFr, en: securityEn }).totp
  const change = useChange()
  const [enrolment, setEnrolment] = useState<TotpEnrolment>()
  const start = () => change.run('start', async () => setEnrolment(await securityApi.startTotp()))
  return (
    <section className="part" aria-labelledby="totp-title">
      <div className="part-head">
        <h2 id="totp-title">{text.title}</h2>
        <Button hidden={enrolment !== undefined} onClick={() => void start()}>
          {security.hasTotp ? text.replace : text.add}
        </Button>
      </div>
      <p className="soft">
        {security.hasTotp && security.totpSince ? text.since(date(security.totpSince)) : text.none}
      </p>
      <ChangeSaid change={change} />
      {enrolment ? (
        <ConfirmTotp
          enrolment={enrolment}
          asksPassword={!security.hasPassword}
          onClose={() => setEnrolment(undefined)}
          onConfirmed={(now) => {
            setEnrolment(undefined)
            onChanged(now)
          }}
        />
      ) : null}
    </section>
  )
}

interface ConfirmProps {
  enrolment: TotpEnrolment
  asksPassword: boolean
  onConfirmed(security: Security & { recoveryCodes: string[] }): void
  onClose(): void
}

function ConfirmTotp({ enrolment, asksPassword, onConfirmed, onClose }: ConfirmProps) {
  const text = useWords({ fr: securityFr, en: securityEn })
  const proofs = useWords({ fr: proofsFr, en: proofsEn })
  const withProof = useProof()
  const check = usePasswordCheck()
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const form = useForm(['code', 'password'], (problem) => {
    if (problem.code !== 'wrong-code') return false
    form.fail({ code: problem.message })
    return true
  })
  useFormFocus(form.form)
  const body = { challenge: enrolment.challenge, code, ...(asksPassword ? { password } : {}) }
  const submit = form.submit(
    async () => {
      try {
        onConfirmed(await withProof(() => securityApi.confirmTotp(body)))
      } catch (error) {
        if (!(error instanceof ProofGivenUp)) throw error
      }
    },
    () => ({
      code: code.trim() ? undefined : proofs.scan.codeMissing,
      password: asksPassword ? check(password) : undefined,
    }),
  )
  return (
    <form className="fields narrow" ref={form.form} onSubmit={submit} noValidate>
      {asksPassword ? (
        <NewPassword
          value={password}
          onChange={(next) => {
            setPassword(next)
            form.touch('password')
          }}
          error={form.errors.password}
        />
      ) : null}
      <ScanCode
        enrolment={enrolment}
        code={code}
        onCode={(next) => {
          setCode(next)
          form.touch('code')
        }}
        error={form.errors.code}
      />
      <FormEnd form={form} busy={text.password.saving} onCancel={onClose}>
        {text.totp.confirm}
      </FormEnd>
    </form>
  )
}
