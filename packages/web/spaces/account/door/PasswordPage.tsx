import { useState } from 'react'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { useWords } from '../account-context.ts'
import { PageLink } from '../address.tsx'
import { DoorFrame } from '../frame/DoorFrame.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { CodeField } from '../proofs/CodeField.tsx'
import { NewPassword, usePasswordCheck } from '../proofs/NewPassword.tsx'
import { tokenOfLink } from '../token-of-link.ts'
import { doorApi } from './door-api.ts'
import { EmailField } from './EmailField.tsx'
import { Locked } from './Locked.tsx'
import { useLock } from './use-lock.ts'

/** The forgotten password: asks for the link, or, with the link, chooses another one. */
export default function PasswordPage() {
  const [token] = useState(tokenOfLink)
  return token ? <ChoosePassword token={token} /> : <AskLink />
}

function AskLink() {
  const door = useWords({ fr: doorFr, en: doorEn })
  const text = door.reset
  const lock = useLock()
  const [email, setEmail] = useState('')
  const [minutes, setMinutes] = useState<number>()
  const form = useForm(['email'], lock.take)
  const submit = form.submit(
    async () => setMinutes((await doorApi.askReset(email)).minutes),
    () => ({ email: email.trim() ? undefined : door.emailMissing }),
  )
  if (minutes !== undefined)
    return (
      <DoorFrame title={text.sentTitle} intro={<p>{text.sent(minutes)}</p>}>
        <p className="intro">{text.nothing}</p>
        <BackToSignIn />
      </DoorFrame>
    )
  return (
    <DoorFrame title={text.title} intro={<p>{text.intro}</p>}>
      <form className="fields" ref={form.form} onSubmit={submit} noValidate>
        <Locked door={lock} />
        <EmailField
          value={email}
          onChange={(next) => {
            setEmail(next)
            form.touch('email')
          }}
          error={form.errors.email}
        />
        <FormEnd form={form} locked={lock.lock !== undefined} busy={text.sending}>
          {text.send}
        </FormEnd>
      </form>
      <BackToSignIn />
    </DoorFrame>
  )
}

function ChoosePassword({ token }: { token: string }) {
  const door = useWords({ fr: doorFr, en: doorEn })
  const text = door.reset
  const lock = useLock()
  const check = usePasswordCheck()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [changed, setChanged] = useState(false)
  const form = useForm(['password', 'code'], (problem) => {
    if (lock.take(problem)) return true
    if (problem.code !== 'wrong-code') return false
    form.fail({ code: problem.message })
    return true
  })
  const submit = form.submit(
    async () => {
      await doorApi.reset(token, password, code)
      setChanged(true)
    },
    () => ({ password: check(password), code: code.trim() ? undefined : door.second.missing }),
  )
  if (changed)
    return (
      <DoorFrame title={text.changedTitle} intro={<p>{text.changed}</p>}>
        <div className="fields">
          <PageLink className="btn go" href="/compte/connexion">
            {text.signIn}
          </PageLink>
        </div>
      </DoorFrame>
    )
  return (
    <DoorFrame title={text.chooseTitle} intro={<p>{text.chooseIntro}</p>}>
      <form className="fields" ref={form.form} onSubmit={submit} noValidate>
        <Locked door={lock} />
        <NewPassword
          value={password}
          onChange={(next) => {
            setPassword(next)
            form.touch('password')
          }}
          error={form.errors.password}
        />
        <CodeField
          label={text.code}
          value={code}
          onChange={(next) => {
            setCode(next)
            form.touch('code')
          }}
          error={form.errors.code}
        />
        <FormEnd form={form} locked={lock.lock !== undefined} busy={door.checking}>
          {text.change}
        </FormEnd>
      </form>
      <BackToSignIn />
    </DoorFrame>
  )
}

function BackToSignIn() {
  const text = useWords({ fr: doorFr, en: doorEn }).reset
  return (
    <p className="elsewhere">
      <PageLink href="/compte/connexion">{text.back}</PageLink>
    </p>
  )
}
