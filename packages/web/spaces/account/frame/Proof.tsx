import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { ProofDialog } from './ProofDialog.tsx'

/** Runs a sensitive change; when the server wants a fresh proof, asks the person and runs it again. */
type WithProof = <T>(step: () => Promise<T>) => Promise<T>

/** The person closed the question: nothing was done. */
export class ProofGivenUp extends Error {}

const Context = createContext<WithProof>((step) => step())

export function useProof(): WithProof {
  return useContext(Context)
}

export function ProofProvider({ signedIn, children }: { signedIn: SignedIn; children: ReactNode }) {
  const [waiting, setWaiting] = useState<{ settle(proved: boolean): void }>()
  const withProof: WithProof = async (step) => {
    try {
      return await step()
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'proof-needed') throw error
    }
    const proved = await new Promise<boolean>((settle) => setWaiting({ settle }))
    setWaiting(undefined)
    if (!proved) throw new ProofGivenUp('the person gave no proof')
    return step()
  }
  return (
    <Context value={withProof}>
      {children}
      {waiting ? <ProofDialog signedIn={signedIn} onEnd={waiting.settle} /> : null}
    </Context>
  )
}
