import type { ReactNode } from 'react'
import { chooseLanguage } from '../../../i18n/language.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { PhoneLink } from '../../../ui/PhoneLink.tsx'
import { useAccount } from '../account-context.ts'
import { DemoBanner } from './DemoBanner.tsx'

/** What is on every screen of a patient's own space: the brand, the one phone number, the foot with other ways. */
export function OwnFrame({ children }: { children: ReactNode }) {
  const { text, network } = useAccount()
  return (
    <>
      <a className="skip" href="#contenu">
        {text.skip}
      </a>
      <DemoBanner />
      <div className="site own">
        <header className="head">
          <a className="brand" href="/">
            <Mark />
            {text.brand} <span>{network.shortName}</span>
          </a>
          <PhoneLink phone={network.phone} label={text.call} />
        </header>
        {children}
        <OwnFoot />
      </div>
    </>
  )
}

function OwnFoot() {
  const { text, language, network } = useAccount()
  const other = language === 'fr' ? 'en' : 'fr'
  return (
    <footer className="foot">
      <p>{text.byVoice(network.phoneHours[language])}</p>
      <a className="t" href={`tel:${network.phone.replaceAll(' ', '')}`}>
        {phoneText(network.phone)}
      </a>
      <div className="links">
        <a href="/">{text.home}</a>
        <a href="/vos-droits">{text.rights}</a>
        <a href="/accessibilite">{text.accessibility}</a>
        <button className="lnk" type="button" lang={other} onClick={() => chooseLanguage(other)}>
          {text.otherLanguage}
        </button>
      </div>
    </footer>
  )
}
