import type { Slot } from '@maillage/contract/slot-search.ts'
import type { Problem } from '@maillage/contract/common.ts'
import type {
  AppointmentStatus,
  OfficeAppointment,
  OfficeDay,
  OfficePatient,
} from '@maillage/contract/office.ts'
import { ApiProblem, request } from '../../api/client.ts'

export interface NewPatient {
  givenName: string
  birthName: string
  usedName?: string
  birthDate: string
  phone?: string
  email?: string
}
export interface Place {
  readonly practitionerId: string
  readonly siteId: string
  readonly start: string
}
export type Booking = Place & {
  readonly reasonId: string
  readonly patientId?: string
  readonly newPatient?: NewPatient
  readonly note?: string
}
export type SettableStatus = Extract<
  AppointmentStatus,
  'booked' | 'arrived' | 'in-progress' | 'fulfilled' | 'no-show'
>

/** A change that the office asks for; `appointment` is the version that the screen shows. */
export type Change =
  | { readonly kind: 'book'; readonly booking: Booking }
  | { readonly kind: 'move'; readonly appointment: OfficeAppointment; readonly to: Place }
  | {
      readonly kind: 'cancel'
      readonly appointment: OfficeAppointment
      readonly by: 'patient' | 'site'
      readonly tellPatient: boolean
    }
  | { readonly kind: 'status'; readonly appointment: OfficeAppointment; readonly status: SettableStatus }

export interface Warning {
  readonly kind: string
  readonly message: string
}
/** The members that a refusal of the office may carry beside its sentence. */
export type OfficeProblem = Problem & {
  readonly current?: OfficeAppointment
  readonly warnings?: readonly Warning[]
  readonly alternatives?: readonly Slot[]
}

export const officeEventsUrl = '/api/office/events'

export function readDay(date: string, signal: AbortSignal): Promise<OfficeDay> {
  return request(`/api/office/day?date=${date}`, { signal })
}

export function readMonth(
  month: string,
  signal: AbortSignal,
): Promise<{ days: { date: string; freeMinutes: number }[] }> {
  return request(`/api/office/month?month=${month}`, { signal })
}

export function readNextOpenDay(
  after: string,
  siteIds: readonly string[],
  signal: AbortSignal,
): Promise<{ date: string | null }> {
  const sites = siteIds.length > 0 ? `&siteIds=${siteIds.join(',')}` : ''
  return request(`/api/office/next-open-day?after=${after}${sites}`, { signal })
}

export function searchPatients(query: string, signal: AbortSignal): Promise<{ items: OfficePatient[] }> {
  return request('/api/office/patients/search', { body: { query, limit: 8 }, signal })
}

export function firstSlots(
  search: { reasonId: string; from: string; limit: number },
  signal: AbortSignal,
): Promise<{ slots: Slot[] }> {
  return request('/api/office/first-slots', { body: search, signal })
}

/** Asks for a change; the answer is the appointment as it now stands. */
export function sendChange(change: Change, confirmWarnings: readonly string[]): Promise<OfficeAppointment> {
  if (change.kind === 'book') {
    return request('/api/office/appointments', { body: { ...change.booking, confirmWarnings } })
  }
  const { id, version } = change.appointment
  const path = `/api/office/appointments/${id}/${change.kind}`
  switch (change.kind) {
    case 'move':
      return request(path, { body: { ...change.to, version, confirmWarnings } })
    case 'cancel':
      return request(path, { body: { version, by: change.by, tellPatient: change.tellPatient } })
    case 'status':
      return request(path, { body: { version, status: change.status } })
  }
}

/** The refusal of the server; when nothing answered, a problem without a sentence. */
export function problemOf(error: unknown): OfficeProblem {
  if (error instanceof ApiProblem) return error.problem as OfficeProblem
  return { type: 'about:blank', title: '', status: 0, code: 'unreachable', detail: '' }
}
