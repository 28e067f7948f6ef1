import type { Network } from '@maillage/contract/network.ts'
import { createContext, useContext } from 'react'
import type { AccessText } from '../../i18n/access.fr.ts'
import type { Language } from '../../i18n/language.ts'

export interface AccessSpace {
  text: AccessText
  language: Language
  /** Undefined until it is read, and without a connection. */
  network: Network | undefined
}

export const AccessContext = createContext<AccessSpace | undefined>(undefined)

/** @throws outside of the space. */
export function useAccessSpace(): AccessSpace {
  const space = useContext(AccessContext)
  if (!space) throw new Error('outside of the access space')
  return space
}
