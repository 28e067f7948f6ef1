import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { countFree, type FreeCounts } from './count-free.ts'
import type { ResultsView } from './results-view.ts'
import type { SearchBasis } from './search-basis.ts'
import { searchRequest } from './use-slot-search.ts'

/** As many slots as one answer may hold: enough to count all of nearly every search. */
const ALL = 200

/** The counts beside the filters, and what there is without them: every place and person in reach. */
export function useFreeCounts(
  basis: SearchBasis,
  view: ResultsView,
): { counts: FreeCounts; all: SlotSearchAnswer | undefined } {
  const { siteOf, network } = usePatient()
  const { parts: _, lieux: __, avec: ___, ...others } = view
  const request = { ...searchRequest(basis, others), limit: ALL }
  const all = useQuery({
    queryKey: ['slots', request],
    queryFn: ({ signal }) => patientApi.search(request, signal),
    placeholderData: keepPreviousData,
  })
  const answer = all.isPlaceholderData ? undefined : all.data
  const known = {
    zoneOf: (siteId: string) => siteOf(siteId).timeZone,
    genderOf: (id: string) => network.practitioners.find((person) => person.id === id)?.gender,
  }
  return { counts: countFree(answer, view, known), all: all.data }
}
