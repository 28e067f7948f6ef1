import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import './patient.css'
import { ApiProblem, setServerClock } from '../../api/client.ts'
import { readLanguage } from '../../i18n/language.ts'
import { patientEn } from '../../i18n/patient.en.ts'
import { patientFr } from '../../i18n/patient.fr.ts'
import { bringNearScreens } from './near-screens.ts'
import { patientApi } from './patient-api.ts'
import { patientFrom, PatientProvider } from './patient-context.ts'
import { router } from './router.tsx'

const language = readLanguage()
const text = language === 'fr' ? patientFr : patientEn
document.documentElement.lang = language

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => !(error instanceof ApiProblem) && failures < 2,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
  },
})

function Space() {
  const network = useQuery({ queryKey: ['network'], queryFn: patientApi.network, staleTime: 300_000 })
  useEffect(() => {
    if (network.data) setServerClock(network.data.now)
  }, [network.data])
  if (network.data) {
    return (
      <PatientProvider value={patientFrom(network.data, text, language)}>
        <RouterProvider router={router} />
      </PatientProvider>
    )
  }
  if (network.isPending) return <Waiting />
  return (
    <main className="sheet answer">
      <h1 className="h">{navigator.onLine ? text.trouble.failed : text.trouble.offline}</h1>
      <p>{network.error instanceof ApiProblem ? network.error.message : text.trouble.offlineHint}</p>
      <button className="btn go" type="button" onClick={() => void network.refetch()}>
        {text.trouble.retry}
      </button>
    </main>
  )
}

/** The shape of the first screen while it comes: nothing jumps when it is there. */
function Waiting() {
  return (
    <main className="sheet waiting" aria-busy="true">
      <p className="vh" role="status">
        {text.loading}
      </p>
      <div className="bar" />
      <div className="answer">
        <span className="sk b" />
        <span className="sk" />
      </div>
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
  bringNearScreens()
}
