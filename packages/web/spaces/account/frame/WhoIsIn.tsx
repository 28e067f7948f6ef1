import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { rolesOf } from '../../../api/session.ts'
import { signOutHere } from '../sign-out.ts'

/** Who is signed in, as what, and the way out. */
export function WhoIsIn({ signedIn }: { signedIn: SignedIn }) {
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  return (
    <div className="who-is-in">
      <p>
        <b>{signedIn.account.displayName}</b>
        <span>
          {rolesOf(signedIn)
            .map((role) => roles[role].name)
            .join(', ')}
        </span>
      </p>
      <SignOut signedIn={signedIn} />
    </div>
  )
}

export function SignOut({ signedIn }: { signedIn: SignedIn }) {
  const { text } = useAccount()
  const queries = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  const leave = async () => {
    setLeaving(true)
    await signOutHere(signedIn, queries).catch(() => undefined)
    setLeaving(false)
  }
  return (
    <Button className="sign-out" busy={leaving && text.nav.signingOut} onClick={() => void leave()}>
      {text.nav.signOut}
    </Button>
  )
}
