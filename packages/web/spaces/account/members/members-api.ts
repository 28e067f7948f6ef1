import type { Members, StaffRole } from '@maillage/contract/members.ts'
import { request } from '../../../api/client.ts'
import { send } from '../account-api.ts'

export interface Grant {
  role: StaffRole
  siteIds: string[] | null
  practitionerId: string | null
  validUntil: string | null
}

const root = '/api/members'

export const membersApi = {
  list: () => request<Members>(root),
  invite: (body: Grant & { email: string; language: 'fr' | 'en' }) =>
    send<Members>(`${root}/invitations`, body),
  withdraw: (id: string) => send<Members>(`${root}/invitations/${id}/withdraw`),
  change: (membershipId: string, grant: Grant) => send<Members>(`${root}/${membershipId}`, grant),
  revoke: (membershipId: string) => send<Members>(`${root}/${membershipId}/revoke`),
  recover: (membershipId: string) => send<Members>(`${root}/${membershipId}/recover`),
}
