import type { SlotSearch, SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { patientApi } from '../patient-api.ts'
import { leadsNowhere, WIDEST_MINUTES, withFurther } from './further-slots.ts'
import type { ResultsView } from './results-view.ts'
import type { SearchBasis } from './search-basis.ts'

type Request = Partial<SlotSearch> & Pick<SlotSearch, 'reasonId'>

function withWhom(avec: string | undefined): Pick<Partial<SlotSearch>, 'gender' | 'practitionerId'> {
  if (avec === undefined) return {}
  if (avec === 'femme') return { gender: 'female' }
  return avec === 'homme' ? { gender: 'male' } : { practitionerId: avec }
}

/** The search of a view, as the API takes it. */
export function searchRequest({ reason, commune, minutes }: SearchBasis, view: ResultsView): Request {
  return {
    reasonId: reason.id,
    communeCode: commune.code,
    maximumMinutes: minutes,
    ...(view.debut ? { from: view.debut } : {}),
    ...(view.parts ? { partsOfDay: view.parts.split(',') as ('morning' | 'afternoon' | 'saturday')[] } : {}),
    ...(view.lieux ? { siteIds: view.lieux.split(',') } : {}),
    ...withWhom(view.avec),
    ...(view.fauteuil ? { wheelchairAccess: true } : {}),
  }
}

/** The slots of a view; when none leads anywhere, those of a wider search as slots further away. */
export function useSlotSearch(
  basis: SearchBasis,
  view: ResultsView,
): { search: UseQueryResult<SlotSearchAnswer>; answer: SlotSearchAnswer | undefined } {
  const request = searchRequest(basis, view)
  const search = useQuery({
    queryKey: ['slots', request],
    queryFn: ({ signal }) => patientApi.search(request, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchOnMount: 'always',
  })
  const nowhere = search.data !== undefined && !search.isPlaceholderData && leadsNowhere(search.data)
  const wide = { ...request, maximumMinutes: WIDEST_MINUTES }
  const wider = useQuery({
    queryKey: ['slots', wide, 'wider'],
    queryFn: ({ signal }) => patientApi.search(wide, signal),
    enabled: nowhere && basis.minutes < WIDEST_MINUTES,
  })
  return { search, answer: search.data && (nowhere ? withFurther(search.data, wider.data) : search.data) }
}
