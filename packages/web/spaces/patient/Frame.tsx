import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { chooseLanguage } from '../../i18n/language.ts'
import { phoneText } from '../../i18n/time-words.ts'
import { Mark } from '../../ui/Mark.tsx'
import { PhoneLink } from '../../ui/PhoneLink.tsx'
import { usePatient } from './patient-context.ts'

interface Props {
  children: ReactNode
  wide?: boolean
  urgent?: boolean
}

/** What is on every screen of a patient: the brand, the one phone number, never folded; the foot with other ways. */
export function Frame({ children, wide = false, urgent = false }: Props) {
  const { text, network } = usePatient()
  return (
    <>
      <a className="skip" href="#contenu">
        {text.skip}
      </a>
      {network.demonstration ? (
        <p className="demo">
          <b>{text.demo}</b> <Link to="/dev/messages">{text.demoMessages}</Link>
        </p>
      ) : null}
      <div className={wide ? 'sheet desk' : 'sheet'}>
        <Bar />
        {urgent ? <UrgentNumbers /> : null}
        <main id="contenu">{children}</main>
        <Foot />
      </div>
    </>
  )
}

function Bar() {
  const { text, network } = usePatient()
  return (
    <header className="bar">
      <Link className="brand" to="/">
        <Mark />
        {text.brand} <span>{network.shortName}</span>
      </Link>
      <PhoneLink phone={network.phone} label={text.call} />
    </header>
  )
}

function UrgentNumbers() {
  const { language, network } = usePatient()
  return (
    <div className="urgent">
      {network.emergency.slice(0, 2).map((line) => (
        <a key={line.number} href={`tel:${line.number.replaceAll(' ', '')}`}>
          <span>{line.label[language]}</span>
          <b>{line.number}</b>
        </a>
      ))}
    </div>
  )
}

function Foot() {
  const { text, language, network } = usePatient()
  return (
    <footer className="foot">
      <p>{text.byVoice(network.phoneHours[language])}</p>
      <a className="t" href={`tel:${network.phone.replaceAll(' ', '')}`}>
        {phoneText(network.phone)}
      </a>
      <details>
        <summary>{text.haveOne}</summary>
        <p>{text.haveOneHelp}</p>
      </details>
      <div className="links">
        <a href="/mon-espace">{text.home.ownDoor}</a>
        <a href="/acces">{text.publicAccess}</a>
        <Link to="/vos-droits">{text.rights}</Link>
        <Link to="/accessibilite">{text.accessibility}</Link>
        <button
          className="lnk"
          type="button"
          lang={language === 'fr' ? 'en' : 'fr'}
          onClick={() => chooseLanguage(language === 'fr' ? 'en' : 'fr')}
        >
          {text.otherLanguage}
        </button>
      </div>
    </footer>
  )
}
