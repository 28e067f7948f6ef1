import type { OwnAccess } from '@maillage/contract/audit.ts'
import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { OwnRelative } from '@maillage/contract/own-relatives.ts'
import type { OwnAppointment, Person, PersonCodeSent } from '@maillage/contract/person.ts'
import type { RightsKind, RightsRequest } from '@maillage/contract/rights.ts'
import { request } from '../../../api/client.ts'
import { send } from '../account-api.ts'
import { download } from '../frame/download.ts'

export const mineApi = {
  sendCode: (contact: string, birthDate: string) =>
    send<PersonCodeSent>('/api/person/code', { contact, birthDate }),
  signIn: (codeId: string, code: string) => send<Person>('/api/person/sign-in', { codeId, code }),
  person: () => request<Person>('/api/my/person'),
  appointments: () => request<{ toCome: OwnAppointment[]; past: OwnAppointment[] }>('/api/my/appointments'),
  open: (id: string) => send<PatientAppointment>(`/api/my/appointments/${id}/open`),
  accesses: (patientId: string, before: number | undefined) =>
    request<{ items: OwnAccess[]; next: number | null }>(
      `/api/my/access-log?patientId=${patientId}${before === undefined ? '' : `&before=${before}`}`,
    ),
  requests: (patientId: string) =>
    request<{ items: RightsRequest[] }>(`/api/my/rights-requests?patientId=${patientId}`).then(
      (answer) => answer.items,
    ),
  askRight: (patientId: string, kind: RightsKind, note: string) =>
    send<RightsRequest>('/api/my/rights-requests', { patientId, kind, ...(note.trim() ? { note } : {}) }),
  withdraw: (id: string) => send<RightsRequest>(`/api/my/rights-requests/${id}/withdraw`),
  export: (patientId: string, format: 'html' | 'json') =>
    download('/api/my/export', { patientId, format }, `mes-donnees.${format}`),
  relatives: (patientId: string) =>
    request<{ items: OwnRelative[] }>(`/api/my/helpers?patientId=${patientId}`).then(({ items }) => items),
  askForRelative: (patientId: string, asked: { name: string; relationship: string; contact: string }) =>
    send<{ items: OwnRelative[] }>('/api/my/helpers', { patientId, ...asked }).then(({ items }) => items),
  withdrawRelative: (patientId: string, id: string) =>
    send<{ items: OwnRelative[] }>(`/api/my/helpers/${id}/withdraw`, { patientId }).then(
      ({ items }) => items,
    ),
  confirmContact: (patientId: string, channel: 'phone' | 'email') =>
    send<Person>('/api/my/contacts/confirm', { patientId, channel }),
  signOutEverywhere: () => send<{ ended: number }>('/api/my/sign-out-everywhere'),
}
