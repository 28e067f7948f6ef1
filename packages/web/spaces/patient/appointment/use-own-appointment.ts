import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { isOnlyRemembered, journey, tellAppointment } from '../journey.ts'
import { patientApi } from '../patient-api.ts'

export interface OwnAppointment {
  /** `checking`: only remembered from an earlier visit, and not yet read again; `unread`: nothing answered. */
  state: 'known' | 'checking' | 'unread'
  error: unknown
  /** Reads it again: after a refusal, or after nothing answered. */
  again(): void
}

/**
 * Keeps an appointment of the journey as the server has it: read again when a page shows it and when the tab is looked at.
 * It may have been changed in another tab, by the office or by someone close. `onLost`: its session has ended.
 */
export function useOwnAppointment(known: PatientAppointment | undefined, onLost: () => void): OwnAppointment {
  const queries = useQueryClient()
  const own = useQuery({
    queryKey: ['own', known?.id],
    queryFn: () => readAgain(known as PatientAppointment),
    enabled: known !== undefined,
    staleTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
  })
  const lost = own.error instanceof ApiProblem && own.error.problem.status < 429
  const lose = useRef(onLost)
  lose.current = onLost
  useEffect(() => {
    if (!lost) return
    queries.removeQueries({ queryKey: ['own'] })
    lose.current()
  }, [lost, queries])
  const unproved = known !== undefined && isOnlyRemembered(known) && !own.isSuccess
  return {
    state: unproved ? (own.isError && !lost ? 'unread' : 'checking') : 'known',
    error: own.error,
    again: () => void own.refetch(),
  }
}

/** Reads it; the answer counts only if nothing was done here in the meantime. */
async function readAgain(known: PatientAppointment): Promise<string> {
  const before = newest(known)
  const told = await patientApi.own(before)
  if (newest(known) === before) tellAppointment(told)
  return told.id
}

function newest(known: PatientAppointment): PatientAppointment {
  const { appointment } = journey()
  return appointment?.id === known.id ? appointment : known
}
