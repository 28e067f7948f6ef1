import type {
  ErasurePlan,
  FoundPerson,
  HandledRequest,
  IdentityCheck,
  RightsKind,
  RightsState,
} from '@maillage/contract/rights.ts'
import { request } from '../../../api/client.ts'
import { send } from '../account-api.ts'
import { download } from '../frame/download.ts'

export type Decision = 'fulfil' | 'refuse' | 'extend'

/** A request that did not come through the platform. */
export interface NewRequest {
  patientId: string
  kind: RightsKind
  channel: 'letter' | 'phone' | 'desk'
  receivedOn: string
  identityCheck: IdentityCheck
  note?: string
}

export const rightsApi = {
  requests: (state: RightsState | undefined) =>
    request<{ items: HandledRequest[] }>(`/api/rights/requests${state ? `?state=${state}` : ''}`).then(
      (answer) => answer.items,
    ),
  find: (birthDate: string, letters: string) =>
    send<{ items: FoundPerson[] }>('/api/rights/people/search', { birthDate, letters }).then(
      (answer) => answer.items,
    ),
  record: (asked: NewRequest) => send<HandledRequest>('/api/rights/requests', asked),
  check: (id: string, identityCheck: IdentityCheck) =>
    send<HandledRequest>(`/api/rights/requests/${id}/identity-check`, { identityCheck }),
  answer: (id: string, decision: Decision, answer: string) =>
    send<HandledRequest>(`/api/rights/requests/${id}/answer`, { decision, answer }),
  plan: (patientId: string) => request<ErasurePlan>(`/api/rights/patients/${patientId}/erasure`),
  erase: (patientId: string, requestId: string, cancelFuture: boolean) =>
    send<ErasurePlan>(`/api/rights/patients/${patientId}/erasure`, { requestId, cancelFuture }),
  export: (patientId: string, requestId: string, format: 'html' | 'json') =>
    download(`/api/rights/patients/${patientId}/export`, { format, requestId }, `donnees.${format}`),
}
