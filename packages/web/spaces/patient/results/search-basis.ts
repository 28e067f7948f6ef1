import type { Reason } from '@maillage/contract/network.ts'
import type { Journey } from '../journey.ts'
import type { Patient } from '../patient-context.ts'
import type { ResultsView } from './results-view.ts'

/** What a search stands on: why, from where, how far by car. */
export interface SearchBasis {
  reason: Reason
  commune: { code: string; name: string }
  minutes: number
}

/**
 * The reason and the origin of a search: of the appointment that is being moved, else of what the person said. The origin
 * of a move from a message link, where no commune was said, is the commune of its site. A member is missing while unknown.
 */
export function searchBasis(
  patient: Pick<Patient, 'reasonOf' | 'siteOf'>,
  told: Pick<Journey, 'moving' | 'reasonId' | 'commune' | 'minutes'>,
  view: ResultsView,
): Partial<SearchBasis> & Pick<SearchBasis, 'minutes'> {
  const site = told.moving && patient.siteOf(told.moving.slot.siteId)
  const here = told.commune ?? (site && { code: site.communeCode, name: site.communeName })
  const reason = patient.reasonOf(told.moving?.reasonId ?? told.reasonId ?? '')
  const code = view.commune ?? here?.code
  return {
    minutes: view.minutes ?? told.minutes,
    ...(reason ? { reason } : {}),
    ...(code ? { commune: { code, name: here?.code === code ? here.name : '' } } : {}),
  }
}
