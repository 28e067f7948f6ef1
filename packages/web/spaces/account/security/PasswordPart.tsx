import type { Security } from '@maillage/contract/my-security.ts'
import { useState } from 'react'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { securityEn } from '../../../i18n/account-security.en.ts'
import { securityFr } from '../../../i18n/account-security.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { PasswordField } from '../../../ui/PasswordField.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { ProofGivenUp, useProof } from '../frame/Proof.tsx'
import { useChange } from '../frame/use-change.ts'
import { useFormFocus } from '../frame/use-focus-back.ts'
import { useForm } from '../frame/use-form.ts'
import { NewPassword, usePasswordCheck } from '../proofs/NewPassword.tsx'
import { securityApi } from './security-api.ts'

interface Props {
  security: Security
  onChanged(security: Security): void
}

export function PasswordPart({ security, onChanged }: Props) {
  const { date } = useAccount()
  const text = useWords({ fr: securityFr, en: securityEn }).password
  const [open, setOpen] = useState(false)
  const change = useChange()
  const changed = (now: Security) => {
    onChanged(now)
    setOpen(false)
    change.say(text.done)
  }
  return (
    <section className="part" aria-labelledby="password-title">
      <div className="part-head">
        <h2 id="password-title">{text.title}</h2>
        {security.hasPassword ? (
          <Button hidden={open} onClick={() => setOpen(true)}>
            {text.change}
          </Button>
        ) : null}
      </div>
      <p className="soft">
        {security.hasPassword
          ? security.passwordChangedAt
            ? text.since(date(security.passwordChangedAt))
            : null
          : text.none}
      </p>
      <ChangeSaid change={change} over={open} />
      {open ? <ChangePassword onChanged={changed} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

function ChangePassword(props: { onChanged(security: Security): void; onClose(): void }) {
  const door = useWords({ fr: doorFr, en: doorEn })
  const text = useWords({ fr: securityFr, en: securityEn }).password
  const check = usePasswordCheck()
  const withProof = useProof()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const form = useForm(['currentPassword', 'password'], (problem) => {
    if (problem.code !== 'sign-in-failed') return false
    form.fail({ currentPassword: problem.message })
    return true
  })
  useFormFocus(form.form)
  const submit = form.submit(
    async () => {
      try {
        props.onChanged(await withProof(() => securityApi.changePassword(current, password)))
      } catch (error) {
        if (!(error instanceof ProofGivenUp)) throw error
      }
    },
    () => ({
      currentPassword: current ? undefined : door.passwordMissing,
      password: check(password),
    }),
  )
  return (
    <form className="fields narrow" ref={form.form} onSubmit={submit} noValidate>
      <PasswordField
        label={text.current}
        value={current}
        onChange={(next) => {
          setCurrent(next)
          form.touch('currentPassword')
        }}
        error={form.errors.currentPassword}
        autoComplete="current-password"
        text={door}
      />
      <NewPassword
        value={password}
        onChange={(next) => {
          setPassword(next)
          form.touch('password')
        }}
        error={form.errors.password}
      />
      <FormEnd form={form} busy={text.saving} onCancel={props.onClose}>
        {text.save}
      </FormEnd>
    </form>
  )
}
