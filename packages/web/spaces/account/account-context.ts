import type { Network } from '@maillage/contract/network.ts'
import { createContext, useContext } from 'react'
import type { AccountText } from '../../i18n/account.fr.ts'
import type { Language } from '../../i18n/language.ts'
import { dayOf, plainDate, timeOf } from '../../i18n/time-words.ts'

/** What every screen of this space reads: its words, the network, and how dates are said there. */
interface Account {
  text: AccountText
  language: Language
  network: Network
  /** "mardi 12 janvier, 14 h 20" */
  moment(instant: string): string
  /** "12 janvier 2027, 14 h 20": for what is kept over years. */
  momentWithYear(instant: string): string
  /** "12 janvier 2027", of an instant at the network's place. */
  date(instant: string): string
  /** "Fleurance et Lectoure", "tous les lieux" */
  siteNames(ids: readonly string[] | null): string
  practitionerName(id: string | null): string
}

const Context = createContext<Account | null>(null)
export const AccountProvider = Context.Provider

export function useAccount(): Account {
  const account = useContext(Context)
  if (!account) throw new Error('useAccount stands under AccountProvider')
  return account
}

/** The words of one screen, which load with it. */
export function useWords<T>(words: { fr: T; en: T }): T {
  return words[useAccount().language]
}

export function accountFrom(network: Network, text: AccountText, language: Language): Account {
  const { timeZone } = network
  const localDate = new Intl.DateTimeFormat('sv', { timeZone })
  const names = new Intl.ListFormat(language === 'fr' ? 'fr-FR' : 'en-GB')
  const sites = new Map(network.sites.map((site) => [site.id, site.communeName]))
  const people = new Map(network.practitioners.map((person) => [person.id, person.displayName]))
  const date = (instant: string) => plainDate(localDate.format(new Date(instant)), language)
  return {
    text,
    language,
    network,
    moment: (instant) => `${dayOf(instant, timeZone, language)}, ${timeOf(instant, timeZone, language)}`,
    momentWithYear: (instant) => `${date(instant)}, ${timeOf(instant, timeZone, language)}`,
    date,
    siteNames: (ids) =>
      ids === null
        ? text.everySite
        : names.format([...new Set(ids.map((id) => sites.get(id) ?? ''))].filter(Boolean)),
    practitionerName: (id) => (id ? (people.get(id) ?? '') : ''),
  }
}
