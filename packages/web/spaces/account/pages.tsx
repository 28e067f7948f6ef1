import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { useAccount } from './account-context.ts'
import { go, useAddress } from './address.tsx'
import { SignInPage } from './door/SignInPage.tsx'
import { Boundary } from './frame/Boundary.tsx'
import { NotFoundPage } from './frame/NotFoundPage.tsx'
import { Waiting } from './frame/Waiting.tsx'

/** The sign-in comes at once; the other screens load when they are asked for. */
const PAGES: Record<string, ComponentType> = {
  '/compte/connexion': SignInPage,
  '/compte/second-facteur': lazy(() => import('./door/SecondFactorPage.tsx')),
  '/compte/mot-de-passe': lazy(() => import('./door/PasswordPage.tsx')),
  '/compte/invitation': lazy(() => import('./door/InvitationPage.tsx')),
  '/compte/securite': lazy(() => import('./security/SecurityPage.tsx')),
  '/compte/membres': lazy(() => import('./members/MembersPage.tsx')),
  '/compte/journal': lazy(() => import('./audit/AuditPage.tsx')),
  '/compte/droits': lazy(() => import('./rights/RightsRequestsPage.tsx')),
  '/compte/durees': lazy(() => import('./retention/RetentionPage.tsx')),
  '/compte/sauvegardes': lazy(() => import('./backups/BackupsPage.tsx')),
  '/mon-espace': lazy(() => import('./mine/MinePage.tsx')),
}

const MOVED: Record<string, string> = { '/compte': '/compte/securite', '/compte/mon-espace': '/mon-espace' }

export function Pages() {
  const { path } = useAddress()
  const { text } = useAccount()
  const elsewhere = MOVED[path]
  useEffect(() => {
    if (elsewhere) go(elsewhere, { replace: true })
  }, [elsewhere])
  if (elsewhere) return <Waiting />
  const Page = PAGES[path] ?? NotFoundPage
  return (
    <Boundary key={path} text={text.trouble}>
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
    </Boundary>
  )
}
