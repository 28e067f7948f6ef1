import { useState } from 'react'
import { endSession, rolesOf, useSession } from '../../../api/session.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { useOffice } from '../office-context.ts'

/** Who is signed in, as what; their security, and the way out. */
export function AccountMenu() {
  const { text, language } = useOffice()
  const signedIn = useSession().data?.signedIn
  const [leaving, setLeaving] = useState(false)
  if (!signedIn) return null
  const roles = language === 'fr' ? rolesFr : rolesEn
  const leave = async () => {
    setLeaving(true)
    try {
      window.location.replace((await endSession(signedIn)) ?? '/compte/connexion')
    } catch {
      setLeaving(false)
    }
  }
  return (
    <section className="account" aria-label={text.account.label}>
      <p>
        <b>{signedIn.account.displayName}</b>
        <span>
          {rolesOf(signedIn)
            .map((role) => roles[role].name)
            .join(', ')}
        </span>
      </p>
      <p className="ways">
        <a className="link" href="/compte/securite">
          {text.account.security}
        </a>
        <button type="button" className="link" disabled={leaving} onClick={() => void leave()}>
          {text.account.signOut}
        </button>
      </p>
    </section>
  )
}
