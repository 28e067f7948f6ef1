import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { DuplicateCandidate, PatientRecord } from '@maillage/contract/patients.ts'
import { readDuplicates } from './patients-api.ts'

/** The records that may be the same person as this one, read once for the whole page. */
export function useDuplicates(record: PatientRecord): UseQueryResult<{ items: DuplicateCandidate[] }> {
  return useQuery({
    queryKey: ['duplicates', record.id, record.version, record.merges.length],
    queryFn: ({ signal }) => readDuplicates(record.id, signal),
    refetchOnWindowFocus: false,
    retry: false,
  })
}
