import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { changeJourney, journey } from '../journey.ts'
import { patientApi } from '../patient-api.ts'

/** Coming back to the results gives the held place back: it can be chosen again, by this person or another. */
export function useGiveBack(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const { hold } = journey()
    if (!hold) return
    changeJourney({ hold: undefined, code: undefined })
    patientApi.release(hold).then(
      () => queries.invalidateQueries({ queryKey: ['slots'] }),
      () => undefined,
    )
  }, [queries])
}
