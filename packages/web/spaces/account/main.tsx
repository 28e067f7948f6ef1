import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import './account.css'
import { ApiProblem, onSignInNeeded, setServerClock } from '../../api/client.ts'
import { accountEn } from '../../i18n/account.en.ts'
import { accountFr } from '../../i18n/account.fr.ts'
import { readLanguage } from '../../i18n/language.ts'
import { readNetwork } from './account-api.ts'
import { accountFrom, AccountProvider } from './account-context.ts'
import { AddressProvider } from './address.tsx'
import { Waiting } from './frame/Waiting.tsx'
import { loadPage, Pages } from './pages.tsx'
import { sessionKey } from '../../api/session.ts'

const language = readLanguage()
const text = language === 'fr' ? accountFr : accountEn
document.documentElement.lang = language

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      /** `request` tries again by itself: twice over, a dead server would be told too late. */
      retry: false,
      networkMode: 'always',
    },
  },
})
loadPage(window.location.pathname)
onSignInNeeded(() => void queries.invalidateQueries({ queryKey: sessionKey }))

function Space() {
  const network = useQuery({ queryKey: ['network'], queryFn: readNetwork, staleTime: 300_000 })
  useEffect(() => {
    if (network.data) setServerClock(network.data.now)
  }, [network.data])
  if (network.data) {
    return (
      <AccountProvider value={accountFrom(network.data, text, language)}>
        <AddressProvider>
          <Pages />
        </AddressProvider>
      </AccountProvider>
    )
  }
  if (network.isPending) return <Waiting text={text} />
  return (
    <main className="door-page alone">
      <h1 className="h">{navigator.onLine ? text.trouble.failed : text.trouble.offline}</h1>
      <p>{network.error instanceof ApiProblem ? network.error.message : text.trouble.hint}</p>
      <button className="btn go" type="button" onClick={() => void network.refetch()}>
        {text.trouble.retry}
      </button>
    </main>
  )
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
