import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { useEffect, useState } from 'react'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import type { ApiProblem } from '../../../api/client.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../account-context.ts'
import { go, PageLink } from '../address.tsx'
import { DoorFrame } from '../frame/DoorFrame.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { signInAddress } from '../../../api/return-path.ts'
import { CodeField } from '../proofs/CodeField.tsx'
import { doorApi } from './door-api.ts'
import { Locked } from './Locked.tsx'
import { forgetPendingSignIn, pendingSignIn } from './pending-sign-in.ts'
import { useEnter } from './use-enter.ts'
import { useLock } from './use-lock.ts'

/** The second proof: the code of the application, or a recovery code. */
export default function SecondFactorPage() {
  const text = useWords({ fr: doorFr, en: doorEn }).second
  const enter = useEnter()
  const [recovery, setRecovery] = useState(false)
  const [entered, setEntered] = useState<{ signedIn: SignedIn; codesLeft: number }>()
  const [over, setOver] = useState<string>()
  const [pending] = useState(pendingSignIn)
  useEffect(() => {
    if (!pending) go('/compte/connexion', { replace: true })
  }, [pending])
  if (!pending) return null
  const back = pending.retour
  const arrive = (signedIn: SignedIn, codesLeft: number | null) => {
    forgetPendingSignIn()
    if (codesLeft === null) enter(signedIn, back)
    else setEntered({ signedIn, codesLeft })
  }
  if (entered)
    return (
      <CodesLeft
        count={entered.codesLeft}
        onSecurity={() => enter(entered.signedIn, '/compte/securite')}
        onGoOn={() => enter(entered.signedIn, back)}
      />
    )
  if (over)
    return (
      <DoorFrame title={text.title} intro={<p>{over}</p>} step="over">
        <div className="fields">
          <PageLink className="btn go" href={signInAddress(back ?? '')}>
            {text.startAgain}
          </PageLink>
        </div>
      </DoorFrame>
    )
  return (
    <DoorFrame
      title={text.title}
      intro={<p>{recovery ? text.introRecovery : text.intro}</p>}
      step={String(recovery)}
    >
      <CodeForm
        key={String(recovery)}
        challenge={pending.challenge}
        recovery={recovery}
        onEnter={arrive}
        onOver={setOver}
      />
      <div className="links">
        <button type="button" className="lnk" onClick={() => setRecovery(!recovery)}>
          {recovery ? text.useTotp : text.useRecovery}
        </button>
        <PageLink className="lnk" href={signInAddress(back ?? '')}>
          {text.startAgain}
        </PageLink>
      </div>
    </DoorFrame>
  )
}

const FEW_CODES = 3

/** How many recovery codes are left after this one. While there are enough, one goes on; when few are, others are made first. */
function CodesLeft({ count, onSecurity, onGoOn }: { count: number; onSecurity(): void; onGoOn(): void }) {
  const text = useWords({ fr: doorFr, en: doorEn }).second
  const ways = [
    { label: text.goOn, go: onGoOn },
    { label: text.toSecurity, go: onSecurity },
  ]
  if (count <= FEW_CODES) ways.reverse()
  return (
    <DoorFrame title={text.codesLeft(count)} intro={<p>{text.codeSpent}</p>}>
      <div className="fields">
        {ways.map(({ label, go: onPress }, place) => (
          <Button key={label} kind={place === 0 ? 'go' : 'plain'} wide onClick={onPress}>
            {label}
          </Button>
        ))}
      </div>
    </DoorFrame>
  )
}

interface CodeFormProps {
  challenge: string
  recovery: boolean
  onEnter(signedIn: SignedIn, codesLeft: number | null): void
  /** No try is left, or the step has lasted too long: only the beginning helps. */
  onOver(sentence: string): void
}

function CodeForm({ challenge, recovery, onEnter, onOver }: CodeFormProps) {
  const text = useWords({ fr: doorFr, en: doorEn }).second
  const lock = useLock()
  const [code, setCode] = useState('')
  const refused = (problem: ApiProblem) => {
    if (lock.take(problem)) return true
    const isLast = problem.code === 'wrong-code' && problem.problem.attemptsLeft === 0
    if (!isLast && problem.code !== 'challenge-over') return false
    onOver(isLast ? text.noneLeft : problem.message)
    return true
  }
  const form = useForm(['code'], refused)
  const submit = form.submit(
    async () => {
      const { signedIn, recoveryCodesLeft } = await doorApi.secondFactor(challenge, code)
      onEnter(signedIn, recoveryCodesLeft)
    },
    () => ({ code: code.trim() ? undefined : text.missing }),
  )
  return (
    <form className="fields" ref={form.form} onSubmit={submit} noValidate>
      <Locked door={lock} />
      <CodeField
        label={recovery ? text.recovery : text.code}
        digits={!recovery}
        value={code}
        onChange={(next) => {
          setCode(next)
          form.touch('code')
        }}
        error={form.errors.code}
      />
      <FormEnd form={form} locked={lock.lock !== undefined} busy={text.checking}>
        {text.confirm}
      </FormEnd>
    </form>
  )
}
