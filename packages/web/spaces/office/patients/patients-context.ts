import { createContext, useContext } from 'react'
import type { OfficePatientsText } from '../../../i18n/office-patients.fr.ts'

const Context = createContext<OfficePatientsText | null>(null)
export const PatientsTextProvider = Context.Provider

/** The words of the records, in the language of the page. */
export function usePatientsText(): OfficePatientsText {
  const text = useContext(Context)
  if (!text) throw new Error('usePatientsText stands under PatientsTextProvider')
  return text
}
