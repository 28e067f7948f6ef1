import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import './access.css'
import { ApiProblem, setServerClock } from '../../api/client.ts'
import { accessEn } from '../../i18n/access.en.ts'
import { accessFr } from '../../i18n/access.fr.ts'
import { readLanguage } from '../../i18n/language.ts'
import { accessApi } from './access-api.ts'
import { AccessContext } from './access-context.ts'
import { AccessPage } from './AccessPage.tsx'
import { useAddress } from './address.ts'
import { EmbeddedPage } from './EmbeddedPage.tsx'

const language = readLanguage()
const text = language === 'fr' ? accessFr : accessEn
document.documentElement.lang = language

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (failures, error) => !(error instanceof ApiProblem) && failures < 1,
      networkMode: 'always',
    },
  },
})

function Space() {
  const { commune, embedded } = useAddress()
  const network = useQuery({ queryKey: ['network'], queryFn: accessApi.network, staleTime: 300_000 })
  useEffect(() => {
    if (network.data) setServerClock(network.data.now)
  }, [network.data])
  return (
    <AccessContext value={{ text, language, network: network.data }}>
      {embedded && commune ? <EmbeddedPage code={commune} /> : <AccessPage code={commune} />}
    </AccessContext>
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
