import type { Network, Reason, Site } from '@maillage/contract/network.ts'
import { createContext, useContext } from 'react'
import type { Language } from '../../i18n/language.ts'
import type { PatientText } from '../../i18n/patient.fr.ts'

/** What every screen of a patient reads: its words, and the network. */
export interface Patient {
  text: PatientText
  language: Language
  network: Network
  siteOf(id: string): Site
  reasonOf(id: string): Reason | undefined
  practitionerName(id: string): string
  /** The care as the patient says it, at this practitioner: "médecine générale". */
  careOf(practitionerId: string): string
}

const Context = createContext<Patient | null>(null)
export const PatientProvider = Context.Provider

export function usePatient(): Patient {
  const patient = useContext(Context)
  if (!patient) throw new Error('usePatient stands under PatientProvider')
  return patient
}

export function patientFrom(network: Network, text: PatientText, language: Language): Patient {
  const sites = new Map(network.sites.map((site) => [site.id, site]))
  const reasons = new Map(network.reasons.map((reason) => [reason.id, reason]))
  const practitioners = new Map(network.practitioners.map((person) => [person.id, person]))
  return {
    text,
    language,
    network,
    siteOf: (id) => {
      const site = sites.get(id)
      if (!site) throw new Error('a slot names a site that the network has not')
      return site
    },
    reasonOf: (id) => reasons.get(id),
    practitionerName: (id) => practitioners.get(id)?.displayName ?? '',
    careOf: (id) => practitioners.get(id)?.label[language] ?? '',
  }
}
