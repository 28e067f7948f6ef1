import type { BreakGlass } from '@maillage/contract/audit.ts'
import type { BirthPlace } from '@maillage/contract/birth-places.ts'
import type { FoundPatient } from '@maillage/contract/office.ts'
import type {
  DuplicateCandidate,
  IdentityChange,
  IdentityDocument,
  InsiOutcome,
  NewPatientRecord,
  PatientRecord,
} from '@maillage/contract/patients.ts'
import type { NewRelative } from '@maillage/contract/relatives.ts'
import { request } from '../../../api/client.ts'

const at = (id: string) => `/api/office/patients/${id}`

/** How many patients a search shows; one more is asked, to know whether there are others. */
export const PATIENTS_SHOWN = 20

export function findPatients(query: string, signal: AbortSignal): Promise<{ items: FoundPatient[] }> {
  return request('/api/office/patients/search', { body: { query, limit: PATIENTS_SHOWN + 1 }, signal })
}

export function readRecord(id: string, signal: AbortSignal): Promise<PatientRecord> {
  return request(at(id), { signal })
}

export function readDuplicates(id: string, signal: AbortSignal): Promise<{ items: DuplicateCandidate[] }> {
  return request(`${at(id)}/duplicates`, { signal })
}

export function createRecord(patient: Partial<NewPatientRecord>): Promise<{ id: string }> {
  return request('/api/office/patients', { body: patient })
}

export function changeIdentity(
  id: string,
  change: IdentityChange,
): Promise<{ status: PatientRecord['status']; changed: string[] }> {
  return request(`${at(id)}/identity`, { body: change })
}

export function recordDocument(id: string, version: number, kind: IdentityDocument): Promise<unknown> {
  return request(`${at(id)}/document`, { body: { version, kind } })
}

export function askInsi(id: string, version: number): Promise<InsiOutcome> {
  return request(`${at(id)}/insi`, { body: { version } })
}

export function findBirthPlaces(typed: string, signal: AbortSignal): Promise<{ items: BirthPlace[] }> {
  return request(`/api/office/birth-places?q=${encodeURIComponent(typed)}`, { signal })
}

export function addRelative(id: string, relative: NewRelative): Promise<unknown> {
  return request(`${at(id)}/relatives`, { body: relative })
}

export function confirmRelative(id: string, contactId: string, confirmed: boolean): Promise<unknown> {
  return request(`${at(id)}/relatives/${contactId}`, { body: { confirmed } })
}

export function mergeInto(
  keptId: string,
  mergedId: string,
  takeContacts: boolean,
): Promise<{ mergeId: string; appointments: number }> {
  return request(`${at(keptId)}/merge`, { body: { mergedId, takeContacts } })
}

export function undoMerge(mergeId: string): Promise<{ keptId: string; parted: string }> {
  return request(`/api/office/merges/${mergeId}/undo`, { method: 'POST' })
}

/** Opens a record outside one's care, with the reason that the patient will read. */
export function breakGlass(patientId: string, reason: string): Promise<BreakGlass> {
  return request('/api/break-glass', { body: { patientId, reason } })
}
