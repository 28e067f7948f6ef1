import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useEffect, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import type { Network } from '@maillage/contract/network.ts'
import '../../ui/base.css'
import './office.css'
import { ApiProblem, onSignInNeeded, request, setServerClock } from '../../api/client.ts'
import { signInAddress } from '../../api/return-path.ts'
import { mayOpen, useSession } from '../../api/session.ts'
import { type Language, readLanguage } from '../../i18n/language.ts'
import { officeEn } from '../../i18n/office.en.ts'
import { officeFr } from '../../i18n/office.fr.ts'
import { DayStateAlone } from './DayStateAlone.tsx'
import { ForbiddenOffice } from './ForbiddenOffice.tsx'
import { OfficeProvider } from './office-context.ts'
import { OfficePage } from './OfficePage.tsx'
import { readPatientsPath } from './patients/address.ts'
import { timeWords } from './words.ts'

/** The records come when one goes there: the agenda never waits for them. */
const PatientsPages = lazy(() => import('./patients/PatientsPages.tsx'))

const texts = { fr: officeFr, en: officeEn }

async function readNetwork({ signal }: { signal: AbortSignal }): Promise<Network> {
  const network = await request<Network>('/api/network', { signal })
  setServerClock(network.now)
  return network
}

function OfficeOf({ network, language }: { network: Network; language: Language }) {
  const office = useMemo(
    () => ({
      text: texts[language],
      language,
      words: timeWords(language, network.timeZone),
      network,
      sites: new Map(network.sites.map((site) => [site.id, site])),
      reasons: new Map(network.reasons.map((reason) => [reason.id, reason])),
    }),
    [network, language],
  )
  return (
    <OfficeProvider value={office}>
      {readPatientsPath(window.location.pathname) ? (
        <Suspense
          fallback={<DayStateAlone text={texts[language]} failed={false} onRetry={() => undefined} />}
        >
          <PatientsPages />
        </Suspense>
      ) : (
        <OfficePage />
      )}
    </OfficeProvider>
  )
}

/** To the sign-in page, and back to this day once signed in. */
function toSignIn(): void {
  window.location.replace(signInAddress(window.location.pathname + window.location.search))
}

function Office() {
  const language = readLanguage()
  const query = useQuery({ queryKey: ['network'], queryFn: readNetwork, staleTime: Number.POSITIVE_INFINITY })
  const session = useSession()
  const isOut = session.data?.signedIn === null
  useEffect(() => {
    if (isOut) toSignIn()
  }, [isOut])
  const retry = () => {
    void query.refetch()
    void session.refetch()
  }
  if (!query.data || !session.data?.signedIn)
    return <DayStateAlone text={texts[language]} failed={query.isError || session.isError} onRetry={retry} />
  if (!mayOpen(session.data.signedIn, 'office')) return <ForbiddenOffice text={texts[language]} />
  return <OfficeOf network={query.data} language={language} />
}

onSignInNeeded(toSignIn)

/** Asks even when the browser believes that it is offline: a failure is said, nothing waits without a word. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (failures, error) => !(error instanceof ApiProblem) && failures < 2,
    },
  },
})

const root = document.getElementById('root')
document.documentElement.lang = readLanguage()
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Office />
      </QueryClientProvider>
    </StrictMode>,
  )
}
