import type { ActionSentences } from './sentence.ts'

/** What patients and relatives did in their own space, in plain words without a subject. */
export const personActionSentences: ActionSentences = {
  'deliver-person-code': { fr: 'Code de connexion envoyé', en: 'Sign-in code sent' },
  'follow-relative': {
    fr: 'Dossier d’un proche ajouté à Mon espace',
    en: 'Record of a relative added to My space',
  },
  'open-own-appointment': {
    fr: 'Rendez-vous ouvert depuis Mon espace',
    en: 'Appointment opened from My space',
  },
  'sign-out-everywhere': { fr: 'Toutes les sessions fermées', en: 'All sessions ended' },
  'end-current-session': { fr: 'Session remplacée par une nouvelle', en: 'Session replaced by a new one' },
}
