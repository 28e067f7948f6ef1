import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { useAccount, useWords } from '../account-context.ts'
import { useAddress } from '../address.tsx'
import { FormError } from '../frame/FormError.tsx'
import { answerWithPasskey, PasskeyGivenUp, passkeysWork } from '../passkey.ts'
import { returnPath } from '../../../api/return-path.ts'
import { doorApi } from './door-api.ts'
import { useEnter } from './use-enter.ts'
import type { useLock } from './use-lock.ts'

/** Without a password: a passkey of the device, or the sign-in of health professionals where it is set up. */
export function OtherWays({ lock }: { lock: ReturnType<typeof useLock> }) {
  const text = useWords({ fr: doorFr, en: doorEn })
  const { search } = useAddress()
  const providers = useQuery({ queryKey: ['oidc'], queryFn: doorApi.providers, staleTime: 300_000 })
  const { waiting, error, start } = usePasskeySignIn(lock)
  const back = returnPath(search.get('retour'))
  return (
    <div className="other-ways">
      <p className="or">
        <span>{text.or}</span>
      </p>
      {passkeysWork() ? (
        <button type="button" className="btn two-lines" onClick={waiting ? undefined : () => void start()}>
          <span>
            {waiting ? text.passkeyWaiting : text.passkey}
            <small>{text.passkeyHint}</small>
          </span>
        </button>
      ) : null}
      <FormError>{error}</FormError>
      {providers.data?.includes('psc') ? (
        <a
          className="btn two-lines"
          href={`/api/oidc/psc/start${back ? `?return=${encodeURIComponent(back)}` : ''}`}
        >
          <span>
            {text.psc}
            <small>{text.pscHint}</small>
          </span>
        </a>
      ) : null}
    </div>
  )
}

function usePasskeySignIn(lock: ReturnType<typeof useLock>) {
  const { text: common } = useAccount()
  const text = useWords({ fr: doorFr, en: doorEn })
  const { search } = useAddress()
  const enter = useEnter()
  const [waiting, setWaiting] = useState(false)
  const [error, setError] = useState<string>()
  const start = async () => {
    setWaiting(true)
    setError(undefined)
    try {
      const asked = await doorApi.passkeyOptions()
      const { signedIn } = await doorApi.passkey(asked.challenge, await answerWithPasskey(asked))
      enter(signedIn, search.get('retour'))
    } catch (problem) {
      if (problem instanceof PasskeyGivenUp) setError(text.passkeyGivenUp)
      else if (!(problem instanceof ApiProblem)) setError(common.trouble.failed)
      else if (!lock.take(problem)) setError(problem.message)
    } finally {
      setWaiting(false)
    }
  }
  return { waiting, error, start }
}
