import { useCallback, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { typeset } from '../../../i18n/time-words.ts'
import { useAccount } from '../account-context.ts'
import { PasskeyGivenUp } from '../passkey.ts'
import { ProofGivenUp, useProof } from './Proof.tsx'

interface Change {
  /** Which change is under way, by the name it was given. */
  busy: string | undefined
  error: string | undefined
  /** What was done, said once. */
  done: string | undefined
  /** Runs a change, asking for a fresh proof when the server wants one. `done`: what is said when it went through. */
  run(name: string, step: () => Promise<unknown>, done?: string): Promise<boolean>
  /** Says what another form did. */
  say(done: string): void
  /** What was said is over. */
  forget(): void
}

/** One press that changes something on the server: under way, refused with the server's sentence, or done. */
export function useChange(passkeyGivenUp = ''): Change {
  const { text, language } = useAccount()
  const withProof = useProof()
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<string>()
  const [done, setDone] = useState<string>()
  const say = useCallback((said?: string) => {
    setError(undefined)
    setDone(said)
  }, [])
  const forget = useCallback(() => say(), [say])
  const run: Change['run'] = async (name, step, said) => {
    if (busy) return false
    setBusy(name)
    forget()
    try {
      await withProof(step)
      setDone(said)
      return true
    } catch (problem) {
      if (problem instanceof PasskeyGivenUp) setError(passkeyGivenUp)
      else if (problem instanceof ApiProblem)
        setError(language === 'fr' ? typeset(problem.message) : problem.message)
      else if (!(problem instanceof ProofGivenUp)) setError(text.trouble.failed)
      return false
    } finally {
      setBusy(undefined)
    }
  }
  return { busy, error, done, run, say, forget }
}
