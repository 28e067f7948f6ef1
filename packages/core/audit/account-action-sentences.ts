import type { ActionSentences } from './sentence.ts'

/** What was done to accounts, sessions, members and identities, in plain words without a subject. */
export const accountActionSentences: ActionSentences = {
  'sign-in': { fr: 'Connexion', en: 'Signed in' },
  'sign-out': { fr: 'Déconnexion', en: 'Signed out' },
}
