import type { PasskeyChallenge, SignedIn } from '@maillage/contract/sign-in.ts'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { PasswordField } from '../../../ui/PasswordField.tsx'
import { send } from '../account-api.ts'
import { useAccount, useWords } from '../account-context.ts'
import { answerWithPasskey, PasskeyGivenUp, passkeysWork } from '../passkey.ts'
import { CodeField } from '../proofs/CodeField.tsx'
import { FormEnd } from './FormEnd.tsx'
import { FormError } from './FormError.tsx'
import { useForm } from './use-form.ts'

interface Props {
  signedIn: SignedIn
  onEnd(proved: boolean): void
}

/** Asks again who the person is, before something that touches the security of an account. */
export function ProofDialog({ signedIn, onEnd }: Props) {
  const { text: common } = useAccount()
  const text = useWords({ fr: proofsFr, en: proofsEn }).prove
  const withPasskey = signedIn.session.factors.includes('passkey')
  const withPsc = signedIn.session.factors.includes('psc')
  return (
    <Dialog title={text.title} onClose={() => onEnd(false)}>
      <p>{text.why}</p>
      {withPasskey ? <PasskeyProof onProved={() => onEnd(true)} /> : null}
      {withPsc ? <PscProof /> : null}
      <PasswordProof onProved={() => onEnd(true)} withPasskey={!withPasskey} />
      <Button onClick={() => onEnd(false)}>{common.cancel}</Button>
    </Dialog>
  )
}

/** Away and back: what was typed on this page is lost, and it says so. */
function PscProof() {
  const text = useWords({ fr: proofsFr, en: proofsEn }).prove
  const here = encodeURIComponent(window.location.pathname)
  return (
    <a className="btn two-lines" href={`/api/oidc/psc/start?again=1&return=${here}`}>
      <span>
        {text.psc}
        <small>{text.pscHint}</small>
      </span>
    </a>
  )
}

function PasswordProof({ onProved, withPasskey }: { onProved(): void; withPasskey: boolean }) {
  const door = useWords({ fr: doorFr, en: doorEn })
  const text = useWords({ fr: proofsFr, en: proofsEn }).prove
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const form = useForm(['password', 'code'])
  const submit = form.submit(
    async () => {
      await send('/api/my/prove', { password, code })
      onProved()
    },
    () => ({ password: password ? undefined : text.missing, code: code.trim() ? undefined : text.missing }),
  )
  return (
    <form className="fields" ref={form.form} onSubmit={submit} noValidate>
      <PasswordField
        label={text.password}
        value={password}
        onChange={(next) => {
          setPassword(next)
          form.touch('password')
        }}
        error={form.errors.password}
        autoComplete="current-password"
        text={door}
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
      <FormEnd form={form} busy={door.checking}>
        {text.go}
      </FormEnd>
      {withPasskey ? <PasskeyProof onProved={onProved} /> : null}
    </form>
  )
}

function PasskeyProof({ onProved }: { onProved(): void }) {
  const { text: common } = useAccount()
  const door = useWords({ fr: doorFr, en: doorEn })
  const text = useWords({ fr: proofsFr, en: proofsEn }).prove
  const [waiting, setWaiting] = useState(false)
  const [error, setError] = useState<string>()
  if (!passkeysWork()) return null
  const prove = async () => {
    setWaiting(true)
    setError(undefined)
    try {
      const asked = await send<PasskeyChallenge>('/api/my/prove/options')
      await send('/api/my/prove', { challenge: asked.challenge, response: await answerWithPasskey(asked) })
      onProved()
    } catch (problem) {
      if (problem instanceof PasskeyGivenUp) setError(door.passkeyGivenUp)
      else setError(problem instanceof ApiProblem ? problem.message : common.trouble.failed)
    } finally {
      setWaiting(false)
    }
  }
  return (
    <>
      <Button wide busy={waiting && door.passkeyWaiting} onClick={() => void prove()}>
        {text.passkey}
      </Button>
      <FormError>{error}</FormError>
    </>
  )
}
