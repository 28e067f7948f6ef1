import { type ReactNode, useState } from 'react'
import { endSession, mayOpen, rolesOf } from '../../../api/session.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { chooseLanguage } from '../../../i18n/language.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { areLetterKeysOn, turnLetterKeys } from '../letter-keys.ts'
import { usePlanning, useWords } from '../planning-context.ts'

/** Maillage, the spaces that this person may open, the search of places, who is signed in. */
export function TopBar({ search }: { search?: ReactNode }) {
  const { text, signedIn, atlas } = usePlanning()
  return (
    <header className="planning-top">
      <a className="brand" href="/" aria-label={text.brand(atlas.network.shortName)}>
        <Mark />
        Maillage
      </a>
      <nav aria-label={text.spacesLabel}>
        <ul>
          {mayOpen(signedIn, 'office') ? (
            <li>
              <a href="/bureau">{text.spaces.agenda}</a>
            </li>
          ) : null}
          <li>
            <a href="/territoire" aria-current="true">
              {text.spaces.territory}
            </a>
          </li>
        </ul>
      </nav>
      {search}
      <Who />
    </header>
  )
}

function Who() {
  const { text, language, signedIn } = usePlanning()
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  const [leaving, setLeaving] = useState(false)
  const [hasKeys, setKeys] = useState(areLetterKeysOn)
  const turnKeys = () => {
    turnLetterKeys(!hasKeys)
    setKeys(!hasKeys)
  }
  const other = language === 'fr' ? 'en' : 'fr'
  const leave = async () => {
    setLeaving(true)
    try {
      window.location.replace((await endSession(signedIn)) ?? '/compte/connexion')
    } catch {
      setLeaving(false)
    }
  }
  return (
    <details className="planning-who">
      <summary>
        <b>{signedIn.account.displayName}</b>
        <span>
          {rolesOf(signedIn)
            .map((role) => roles[role].name)
            .join(', ')}
        </span>
      </summary>
      <div>
        <a href="/compte/securite">{text.account}</a>
        <button type="button" lang={other} onClick={() => chooseLanguage(other)}>
          {text.otherLanguage}
        </button>
        <button type="button" onClick={turnKeys}>
          {text.letterKeys(hasKeys)}
        </button>
        <button type="button" disabled={leaving} onClick={() => void leave()}>
          {text.signOut}
        </button>
      </div>
    </details>
  )
}
