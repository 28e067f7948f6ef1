import { useState } from 'react'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { PasswordField } from '../../../ui/PasswordField.tsx'
import { useWords } from '../account-context.ts'
import { go, PageLink, useAddress } from '../address.tsx'
import { DoorFrame } from '../frame/DoorFrame.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { returnPath } from '../../../api/return-path.ts'
import { firstPage, useSession } from '../../../api/session.ts'
import { DemoAccounts } from './DemoAccounts.tsx'
import { doorApi } from './door-api.ts'
import { EmailField } from './EmailField.tsx'
import { Locked } from './Locked.tsx'
import { OtherWays } from './OtherWays.tsx'
import { waitForSecondFactor } from './pending-sign-in.ts'
import { RefusedElsewhere } from './RefusedElsewhere.tsx'
import { useLock } from './use-lock.ts'

/** The door of those who work here. */
export function SignInPage() {
  const text = useWords({ fr: doorFr, en: doorEn })
  const { search } = useAddress()
  const session = useSession()
  const lock = useLock()
  const refusal = search.get('refus')
  return (
    <DoorFrame
      title={text.title}
      intro={<p>{returnPath(search.get('retour')) ? text.introBack : text.intro}</p>}
      aside={session.data?.demoOpen ? <DemoAccounts /> : undefined}
    >
      {refusal ? <RefusedElsewhere code={refusal} /> : null}
      <AlreadyIn />
      <Locked door={lock} />
      <PasswordForm lock={lock} />
      <OtherWays lock={lock} />
      <p className="elsewhere">
        {text.patient} <PageLink href="/mon-espace">{text.patientLink}</PageLink>
      </p>
    </DoorFrame>
  )
}

function AlreadyIn() {
  const text = useWords({ fr: doorFr, en: doorEn })
  const { search } = useAddress()
  const signedIn = useSession().data?.signedIn
  if (!signedIn) return null
  return (
    <Notice tone="info" icon="tick">
      <p>{text.already(signedIn.account.displayName)}</p>
      <p>
        <PageLink href={returnPath(search.get('retour')) ?? firstPage(signedIn)}>{text.goOn}</PageLink>
      </p>
    </Notice>
  )
}

function PasswordForm({ lock }: { lock: ReturnType<typeof useLock> }) {
  const text = useWords({ fr: doorFr, en: doorEn })
  const { search } = useAddress()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const form = useForm(['email', 'password'], lock.take)
  const submit = form.submit(
    async () => {
      const retour = returnPath(search.get('retour'))
      waitForSecondFactor(await doorApi.password(email, password), retour)
      go('/compte/second-facteur')
    },
    () => ({
      email: email.trim() ? undefined : text.emailMissing,
      password: password ? undefined : text.passwordMissing,
    }),
  )
  return (
    <form className="fields" ref={form.form} onSubmit={submit} noValidate>
      <EmailField
        value={email}
        onChange={(next) => {
          setEmail(next)
          form.touch('email')
        }}
        error={form.errors.email}
      />
      <PasswordField
        label={text.password}
        value={password}
        onChange={(next) => {
          setPassword(next)
          form.touch('password')
        }}
        error={form.errors.password}
        autoComplete="current-password"
        text={text}
      />
      <FormEnd form={form} locked={lock.lock !== undefined} busy={text.checking}>
        {text.next}
      </FormEnd>
      <PageLink className="lnk" href="/compte/mot-de-passe">
        {text.forgotten}
      </PageLink>
    </form>
  )
}
