import type { IdentityTraits } from '@maillage/core/identity/identity-traits.ts'
import type { Matricule } from '@maillage/core/identity/matricule.ts'

/** What INSi is asked with: all but the names in use, which it does not know. */
export type InsiQuestion = Omit<IdentityTraits, 'usedName' | 'usedGivenName'>

export type InsiAnswer =
  | { kind: 'found'; traits: InsiQuestion; matricule: Matricule }
  | { kind: 'not-found' }
  /** More than one person fits: INSi names none of them. */
  | { kind: 'several' }
  | { kind: 'unavailable' }

/**
 * The national service that knows the matricule of a person by the strict traits (téléservice INSi, GIE SESAM-Vitale).
 * An adapter never throws: what goes wrong is `unavailable`. It answers within 8 seconds.
 */
export interface InsiService {
  /** False where no certificate was configured: nothing is asked, and a sentence says so. */
  readonly isConnected: boolean
  search(question: InsiQuestion): Promise<InsiAnswer>
}

/** Where nothing was configured. */
export const unconnectedInsi: InsiService = {
  isConnected: false,
  search: async () => ({ kind: 'unavailable' }),
}
