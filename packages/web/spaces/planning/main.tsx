import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { StrictMode, useEffect, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import './planning.css'
import { ApiProblem, onSignInNeeded } from '../../api/client.ts'
import { signInAddress } from '../../api/return-path.ts'
import { mayOpen, useSession } from '../../api/session.ts'
import { readLanguage } from '../../i18n/language.ts'
import { planningEn } from '../../i18n/planning.en.ts'
import { planningFr } from '../../i18n/planning.fr.ts'
import { AddressProvider } from './address.tsx'
import { Alone } from './frame/Alone.tsx'
import { loadPage, Pages } from './pages.tsx'
import { atlasOptions, communesOptions, contoursOptions, networkOptions } from './planning-api.ts'
import { planningFrom, PlanningProvider } from './planning-context.ts'

const language = readLanguage()
const text = language === 'fr' ? planningFr : planningEn
document.documentElement.lang = language

const toSignIn = () =>
  window.location.replace(signInAddress(window.location.pathname + window.location.search))

/** Asks even when the browser believes that it is offline: a failure is said, nothing waits without a word. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, networkMode: 'always', refetchOnReconnect: true } },
})
loadPage(window.location.pathname)
onSignInNeeded(toSignIn)
readAskedArea()

function Space() {
  const session = useSession()
  const signedIn = session.data?.signedIn
  const may = Boolean(signedIn && mayOpen(signedIn, 'territory'))
  const atlas = useQuery(atlasOptions)
  const network = useQuery(networkOptions)
  const isOut = session.data !== undefined && !signedIn
  useEffect(() => {
    if (isOut) toSignIn()
  }, [isOut])
  const planning = useMemo(
    () =>
      atlas.data && network.data && signedIn
        ? planningFrom(atlas.data, network.data, signedIn, text, language)
        : undefined,
    [atlas.data, network.data, signedIn],
  )
  if (planning) {
    return (
      <PlanningProvider value={planning}>
        <AddressProvider>
          <Pages />
        </AddressProvider>
      </PlanningProvider>
    )
  }
  if (signedIn && !may) return <Alone title={text.forbidden} hint={text.forbiddenWhy} way={text.toAccount} />
  const error = session.error ?? atlas.error ?? network.error
  if (!error) return <Alone hint={text.loading} isWaiting />
  const retry = () => window.location.reload()
  const title = navigator.onLine ? text.failed : text.offline
  return <Alone title={title} hint={sentenceOf(error)} retry={{ label: text.retry, onRetry: retry }} />
}

/** Begins to read the area that the address names, while who is there and the network are read. */
function readAskedArea(): void {
  const area = new URLSearchParams(window.location.search).get('area')
  if (!area) return
  void queries.prefetchQuery(contoursOptions(area))
  void queries.prefetchQuery(communesOptions(area))
}

function sentenceOf(error: Error): string {
  return error instanceof ApiProblem ? error.message : text.failedHint
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Space />
      </QueryClientProvider>
    </StrictMode>,
  )
}
