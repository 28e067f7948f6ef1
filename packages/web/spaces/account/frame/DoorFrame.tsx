import type { ReactNode } from 'react'
import { chooseLanguage } from '../../../i18n/language.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { useAccount } from '../account-context.ts'
import { useAddress } from '../address.tsx'
import { SIGNED_OUT } from '../sign-out.ts'
import { DemoBanner } from './DemoBanner.tsx'
import { OwnFrame } from './OwnFrame.tsx'

interface Props {
  title: string
  intro?: ReactNode
  /** Beside the form on a wide screen, below it on a narrow one. */
  aside?: ReactNode
  children?: ReactNode
  /** Moves the focus to the title again when it changes: another step on the same page. */
  step?: string
}

/** A page before or beside an account: one column, one question. */
export function DoorFrame({ title, intro, aside, children, step = '' }: Props) {
  usePageTitle(title)
  const heading = useFocusOnArrival<HTMLHeadingElement>(`${title}${step}`)
  const { text } = useAccount()
  const { path, search } = useAddress()
  const Frame = path === '/mon-espace' ? OwnFrame : SiteFrame
  return (
    <Frame>
      <main id="contenu" className={aside ? 'door-page with-aside' : 'door-page'}>
        <div className="door">
          <h1 className="h" tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {search.has(SIGNED_OUT) ? (
            <Notice tone="ok" role="status">
              <p>{text.signedOut}</p>
            </Notice>
          ) : null}
          {intro ? <div className="intro">{intro}</div> : null}
          {children}
        </div>
        {aside}
      </main>
    </Frame>
  )
}

/** The bar and the foot of the pages without a rail. */
function SiteFrame({ children }: { children: ReactNode }) {
  const { text, network } = useAccount()
  return (
    <div className="site">
      <a className="skip" href="#contenu">
        {text.skip}
      </a>
      <DemoBanner />
      <header className="head">
        <a className="brand" href="/">
          <Mark />
          {text.brand} <span>{network.shortName}</span>
        </a>
      </header>
      {children}
      <Foot />
    </div>
  )
}

export function Foot() {
  const { text, language } = useAccount()
  const other = language === 'fr' ? 'en' : 'fr'
  return (
    <footer className="foot site-foot">
      <a href="/">{text.home}</a>
      <a href="/vos-droits">{text.rights}</a>
      <a href="/accessibilite">{text.accessibility}</a>
      <button className="lnk" type="button" lang={other} onClick={() => chooseLanguage(other)}>
        {text.otherLanguage}
      </button>
    </footer>
  )
}
