import type { ContourTopology } from '@maillage/territory/contours.ts'
import { useQuery } from '@tanstack/react-query'
import { patientApi } from '../patient-api.ts'

/** The contours around a commune, and the communes from which it is at most 15 minutes away; kept once they are there. */
export function useContours(commune: string) {
  const reach = useQuery({
    queryKey: ['reach', commune],
    queryFn: () => patientApi.reach(commune),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const departement = commune.startsWith('97') ? commune.slice(0, 3) : commune.slice(0, 2)
  const map = useQuery({
    queryKey: ['map', departement, commune],
    queryFn: () => patientApi.mapAround(departement, commune),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return {
    failed: map.isError || reach.isError,
    reach: reach.data,
    topology: map.data as ContourTopology | undefined,
  }
}
