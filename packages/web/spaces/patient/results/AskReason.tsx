import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { changeJourney } from '../journey.ts'
import { patientApi } from '../patient-api.ts'

/**
 * A results address that was shared says where and how far, never why: back to the first question, with the commune and
 * the minutes already filled.
 */
export function AskReason({ commune, minutes }: { commune: string | undefined; minutes: number }) {
  const navigate = useNavigate()
  const known = useQuery({
    queryKey: ['reach', commune],
    queryFn: () => patientApi.reach(commune ?? ''),
    enabled: commune !== undefined,
    retry: false,
  })
  const waiting = commune !== undefined && known.isPending
  const origin = known.data?.origin
  useEffect(() => {
    if (waiting) return
    changeJourney({ minutes, ...(origin ? { commune: { code: origin.code, name: origin.name } } : {}) })
    void navigate({ to: '/', replace: true })
  }, [waiting, origin, minutes, navigate])
  return null
}
