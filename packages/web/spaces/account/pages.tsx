import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { useAccount } from './account-context.ts'
import { go, useAddress } from './address.tsx'
import { Boundary } from './frame/Boundary.tsx'
import { NotFoundPage } from './frame/NotFoundPage.tsx'
import { Waiting } from './frame/Waiting.tsx'

/** Each screen loads when it is asked for: a patient receives none of those of the staff. */
const LOAD: Record<string, () => Promise<{ default: ComponentType }>> = {
  '/compte/connexion': () => import('./door/SignInPage.tsx').then((door) => ({ default: door.SignInPage })),
  '/compte/second-facteur': () => import('./door/SecondFactorPage.tsx'),
  '/compte/mot-de-passe': () => import('./door/PasswordPage.tsx'),
  '/compte/invitation': () => import('./door/InvitationPage.tsx'),
  '/compte/securite': () => import('./security/SecurityPage.tsx'),
  '/compte/membres': () => import('./members/MembersPage.tsx'),
  '/compte/journal': () => import('./audit/AuditPage.tsx'),
  '/compte/droits': () => import('./rights/RightsRequestsPage.tsx'),
  '/compte/durees': () => import('./retention/RetentionPage.tsx'),
  '/compte/sauvegardes': () => import('./backups/BackupsPage.tsx'),
  '/mon-espace': () => import('./mine/MinePage.tsx'),
}

const PAGES = new Map(Object.entries(LOAD).map(([path, load]) => [path, lazy(load)]))

/** Begins to load the screen of an address, while what every screen needs is read. */
export function loadPage(path: string): void {
  void LOAD[path]?.().catch(() => undefined)
}

const MOVED: Record<string, string> = { '/compte': '/compte/securite', '/compte/mon-espace': '/mon-espace' }

export function Pages() {
  const { path } = useAddress()
  const { text } = useAccount()
  const elsewhere = MOVED[path]
  useEffect(() => {
    if (elsewhere) go(elsewhere, { replace: true })
  }, [elsewhere])
  if (elsewhere) return <Waiting text={text} />
  const Page = PAGES.get(path) ?? NotFoundPage
  return (
    <Boundary key={path} text={text.trouble}>
      <Suspense fallback={<Waiting text={text} />}>
        <Page />
      </Suspense>
    </Boundary>
  )
}
