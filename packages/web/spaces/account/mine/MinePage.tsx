import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { firstPage, useSession } from '../../../api/session.ts'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { DoorFrame } from '../frame/DoorFrame.tsx'
import { FormError } from '../frame/FormError.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { signOutHere } from '../sign-out.ts'
import { MineDoor } from './MineDoor.tsx'
import { MineSpace } from './MineSpace.tsx'

/** The patient's own space, or its door. */
export default function MinePage() {
  const { text } = useAccount()
  const session = useSession()
  const signedIn = session.data?.signedIn
  if (session.error && !session.data)
    return (
      <main className="door-page alone">
        <Trouble error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  if (!session.data) return <Waiting text={text} />
  if (!signedIn) return <MineDoor />
  if (signedIn.account.kind === 'staff') return <Elsewhere signedIn={signedIn} />
  return <MineSpace signedIn={signedIn} />
}

/** A professional is signed in on this browser: the two spaces are never open at once. */
function Elsewhere({ signedIn }: { signedIn: SignedIn }) {
  const text = useWords({ fr: mineFr, en: mineEn }).staff
  const queries = useQueryClient()
  const [error, setError] = useState<string>()
  const leave = () =>
    signOutHere(signedIn, queries, '/mon-espace').catch((problem: Error) => setError(problem.message))
  return (
    <DoorFrame title={text.title} intro={<p>{text.why(signedIn.account.displayName)}</p>}>
      <div className="fields">
        <FormError>{error}</FormError>
        <Button kind="go" wide onClick={() => void leave()}>
          {text.signOut}
        </Button>
        <a className="btn" href={firstPage(signedIn)}>
          {text.back}
        </a>
      </div>
    </DoorFrame>
  )
}
