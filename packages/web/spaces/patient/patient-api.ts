import type {
  CodeSent,
  ConfirmRequest,
  Hold,
  HoldRequest,
  LinkView,
  PatientAppointment,
} from '@maillage/contract/booking.ts'
import type { Slot, SlotSearch, SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import type { Network } from '@maillage/contract/network.ts'
import type { Commune, Reach } from '@maillage/contract/territory.ts'
import { request } from '../../api/client.ts'

type CodeBody = Pick<ConfirmRequest, 'contact' | 'patient' | 'relationship'>

/** The API of the booking, as the patient's screens call it. */
export const patientApi = {
  network: () => request<Network>('/api/network'),
  communes: (q: string, signal?: AbortSignal) =>
    request<{ items: Commune[] }>(`/api/communes?limit=6&q=${encodeURIComponent(q)}`, { signal }).then(
      (answer) => answer.items,
    ),
  nearestCommune: (lat: number, lon: number) =>
    request<Commune>(`/api/communes/nearest?lat=${lat.toFixed(2)}&lon=${lon.toFixed(2)}`),
  reach: (code: string) => request<Reach>(`/api/communes/${code}/reach?minutes=15`),
  map: (departement: string) => request<unknown>(`/api/map/${departement}`),
  mapAround: (departement: string, commune: string) =>
    request<unknown>(`/api/map/${departement}?around=${commune}&km=28`),
  search: (body: Partial<SlotSearch> & Pick<SlotSearch, 'reasonId'>, signal?: AbortSignal) =>
    request<SlotSearchAnswer>('/api/slots/search', { body, signal }),
  hold: (body: HoldRequest, idempotencyKey: string) => request<Hold>('/api/holds', { body, idempotencyKey }),
  getHold: (hold: Hold) => request<Hold>(`/api/holds/${hold.id}`, { token: hold.token }),
  extend: (hold: Hold) =>
    request<Hold>(`/api/holds/${hold.id}/extend`, { method: 'POST', token: hold.token }),
  release: (hold: Hold) =>
    request<Hold>(`/api/holds/${hold.id}/release`, { method: 'POST', token: hold.token }),
  sendCode: (hold: Hold, body: CodeBody) =>
    request<CodeSent>(`/api/holds/${hold.id}/code`, { body, token: hold.token }),
  confirm: (
    hold: Hold,
    body: Omit<ConfirmRequest, 'wantsEarlier'> & { wantsEarlier?: boolean },
    idempotencyKey: string,
  ) =>
    request<PatientAppointment>(`/api/holds/${hold.id}/confirm`, { body, token: hold.token, idempotencyKey }),
  link: (token: string) => request<LinkView>(`/api/links/${encodeURIComponent(token)}`),
  identify: (token: string, birthDate: string) =>
    request<PatientAppointment>(`/api/links/${encodeURIComponent(token)}/identify`, { body: { birthDate } }),
  openOwn: (id: string) => request<PatientAppointment>(`/api/my/appointments/${id}/open`, { method: 'POST' }),
  own: (appointment: PatientAppointment) =>
    request<PatientAppointment>(`/api/appointments/${appointment.id}`, { token: appointment.sessionToken }),
  choices: (appointment: PatientAppointment) =>
    request<{ slots: Slot[] }>(`/api/appointments/${appointment.id}/choices`, {
      token: appointment.sessionToken,
    }).then((answer) => answer.slots),
  move: (appointment: PatientAppointment, slot: Slot, communeCode?: string) =>
    request<PatientAppointment>(`/api/appointments/${appointment.id}/move`, {
      body: {
        practitionerId: slot.practitionerId,
        siteId: slot.siteId,
        start: slot.start,
        shownStart: appointment.slot.start,
        ...(communeCode ? { communeCode } : {}),
      },
      token: appointment.sessionToken,
    }),
  cancel: (appointment: PatientAppointment) =>
    request<PatientAppointment>(`/api/appointments/${appointment.id}/cancel`, {
      method: 'POST',
      token: appointment.sessionToken,
    }),
  restore: (appointment: PatientAppointment) =>
    request<PatientAppointment>(`/api/appointments/${appointment.id}/restore`, {
      method: 'POST',
      token: appointment.sessionToken,
    }),
  messages: () =>
    request<{
      items: {
        id: string
        channel: string
        recipient: string
        subject: string
        body: string
        createdAt: string
      }[]
    }>('/api/dev/messages').then((answer) => answer.items),
}
