import type { Atlas } from '@maillage/contract/atlas.ts'
import type { Network } from '@maillage/contract/network.ts'
import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { createContext, useContext } from 'react'
import type { Language } from '../../i18n/language.ts'
import type { PlanningText } from '../../i18n/planning.fr.ts'
import { type PlanningWords, planningWords } from './planning-words.ts'

/** What every screen of this space reads: its words, the network on its ground, who is there, and how numbers are said. */
interface Planning {
  readonly text: PlanningText
  readonly language: Language
  readonly atlas: Atlas
  readonly isDemonstration: boolean
  readonly signedIn: SignedIn
  readonly words: PlanningWords
}

const Context = createContext<Planning | null>(null)
export const PlanningProvider = Context.Provider

export function usePlanning(): Planning {
  const planning = useContext(Context)
  if (!planning) throw new Error('usePlanning stands under PlanningProvider')
  return planning
}

/** The words of one screen, which load with it. */
export function useWords<T>(words: { fr: T; en: T }): T {
  return words[usePlanning().language]
}

export function planningFrom(
  atlas: Atlas,
  network: Pick<Network, 'demonstration'>,
  signedIn: SignedIn,
  text: PlanningText,
  language: Language,
): Planning {
  const words = planningWords(language, atlas.timeZone)
  return { text, language, atlas, isDemonstration: network.demonstration, signedIn, words }
}
