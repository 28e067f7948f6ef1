import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { Mark } from '../../../ui/Mark.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { useAccount } from '../account-context.ts'
import { go, PageLink, useAddress } from '../address.tsx'
import { signInAddress } from '../../../api/return-path.ts'
import { mayOpen, useSession } from '../../../api/session.ts'
import { DemoBanner } from './DemoBanner.tsx'
import { Foot } from './DoorFrame.tsx'
import { ProofProvider } from './Proof.tsx'
import { Trouble } from './Trouble.tsx'
import { Waiting } from './Waiting.tsx'
import { SignOut, WhoIsIn } from './WhoIsIn.tsx'

interface Props {
  title: string
  intro?: ReactNode
  /** The roles that open this page; left out: every member of the staff. */
  page?: 'members' | 'audit' | 'rights' | 'retention' | 'backups'
  actions?: ReactNode
  children(signedIn: SignedIn): ReactNode
}

/** A page of the staff: the rail, who is signed in, the title. Nobody signed in: to the sign-in, and back here. */
export function StaffFrame(props: Props) {
  const { text } = useAccount()
  const session = useSession()
  const signedIn = session.data?.signedIn
  const isOut = session.data !== undefined && !signedIn
  const isPerson = signedIn?.account.kind === 'person'
  useEffect(() => {
    if (isOut) go(signInAddress(window.location.pathname + window.location.search), { replace: true })
    if (isPerson) go('/mon-espace', { replace: true })
  }, [isOut, isPerson])
  if (session.error && !signedIn)
    return (
      <main className="door-page alone">
        <Trouble error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  if (!signedIn || isPerson) return <Waiting text={text} />
  return (
    <ProofProvider signedIn={signedIn}>
      <Shell {...props} signedIn={signedIn} />
    </ProofProvider>
  )
}

function Shell({ title, intro, page, actions, children, signedIn }: Props & { signedIn: SignedIn }) {
  const { text, network } = useAccount()
  const open = page === undefined || mayOpen(signedIn, page)
  const [menu, setMenu] = useState(false)
  usePageTitle(title)
  const heading = useFocusOnArrival<HTMLHeadingElement>(title)
  return (
    <div className="site staff">
      <a className="skip" href="#contenu">
        {text.skip}
      </a>
      <DemoBanner />
      <header className="head">
        <a
          className="brand"
          href="/"
          aria-label={`${text.brand}, ${network.shortName}, ${text.trouble.toHome}`}
        >
          <Mark />
          <b>{text.brand}</b> <span>{network.shortName}</span>
        </a>
        <WhoIsIn signedIn={signedIn} />
        <button
          type="button"
          className="btn low menu"
          aria-expanded={menu}
          aria-controls="side-pages"
          onClick={() => setMenu(!menu)}
        >
          {text.menu}
        </button>
      </header>
      <Rail signedIn={signedIn} open={menu} onGo={() => setMenu(false)} />
      <main id="contenu" className="page">
        <div className="page-head">
          <h1 className="h" tabIndex={-1} ref={heading}>
            {open ? title : text.trouble.forbidden}
          </h1>
          <div className="intro">{open ? intro : <p>{text.trouble.forbiddenHint}</p>}</div>
          {open ? <div className="page-actions">{actions}</div> : null}
        </div>
        {open ? children(signedIn) : <PageLink href="/compte/securite">{text.trouble.toSecurity}</PageLink>}
      </main>
      <Foot />
    </div>
  )
}

/** The pages that this person may open; on a narrow screen they wait behind one button. */
function Rail({ signedIn, open, onGo }: { signedIn: SignedIn; open: boolean; onGo(): void }) {
  const { text } = useAccount()
  const { path } = useAddress()
  const network = (
    [
      ['members', '/compte/membres'],
      ['audit', '/compte/journal'],
      ['rights', '/compte/droits'],
      ['retention', '/compte/durees'],
      ['backups', '/compte/sauvegardes'],
    ] as const
  ).filter(([page]) => mayOpen(signedIn, page))
  const link = (href: string, label: string) => (
    <li>
      <PageLink href={href} aria-current={path === href ? 'page' : undefined} onClick={onGo}>
        {label}
      </PageLink>
    </li>
  )
  return (
    <nav className={open ? 'side open' : 'side'} aria-label={text.nav.label}>
      <div id="side-pages">
        {mayOpen(signedIn, 'office') ? (
          <ul>
            <li>
              <a href="/bureau">{text.nav.office}</a>
            </li>
          </ul>
        ) : null}
        {network.length > 0 ? (
          <>
            <h2>{text.nav.network}</h2>
            <ul>{network.map(([page, href]) => link(href, text.nav[page]))}</ul>
          </>
        ) : null}
        <h2>{text.nav.own}</h2>
        <ul>{link('/compte/securite', text.nav.security)}</ul>
        <SignOut signedIn={signedIn} />
      </div>
    </nav>
  )
}
