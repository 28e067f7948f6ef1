import { createContext, useContext } from 'react'
import type { Network, Reason, Site } from '@maillage/contract/network.ts'
import type { OfficeText } from '../../i18n/office.fr.ts'
import type { Language } from '../../i18n/language.ts'
import type { TimeWords } from './words.ts'

/** What every part of the office reads: its words, and the reference data of the network. */
export interface Office {
  readonly text: OfficeText
  readonly language: Language
  readonly words: TimeWords
  readonly network: Network
  readonly sites: ReadonlyMap<string, Site>
  readonly reasons: ReadonlyMap<string, Reason>
}

const Context = createContext<Office | null>(null)
export const OfficeProvider = Context.Provider

export function useOffice(): Office {
  const office = useContext(Context)
  if (!office) throw new Error('useOffice stands under OfficeProvider')
  return office
}

/** The place's name as one says it there: its commune. */
export function siteName(office: Office, siteId: string): string {
  const site = office.sites.get(siteId)
  return site ? site.communeName : ''
}

export function practitionerName(office: Office, practitionerId: string): string {
  return office.network.practitioners.find((person) => person.id === practitionerId)?.displayName ?? ''
}
