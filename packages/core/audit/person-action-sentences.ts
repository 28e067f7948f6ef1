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
  'settle-contact': ({ belongs }) =>
    belongs === false
      ? {
          fr: 'Contact retiré de la fiche\u202f: il n’était pas au patient',
          en: 'Contact taken off the record: it was not the patient’s',
        }
      : { fr: 'Contact confirmé\u202f: il ouvre le dossier', en: 'Contact confirmed: it opens the record' },
  'confirm-own-contact': {
    fr: 'Contact confirmé par le patient\u202f: il ouvre le dossier',
    en: 'Contact confirmed by the patient: it opens the record',
  },
  'ask-for-relative': {
    fr: 'Demande du patient\u202f: qu’un proche puisse agir pour lui',
    en: 'Asked by the patient: that a relative may act for them',
  },
  'withdraw-relative': {
    fr: 'Proche retiré par le patient\u202f: il n’ouvre plus le dossier',
    en: 'Relative withdrawn by the patient: opens the record no more',
  },
  'sign-out-everywhere': { fr: 'Toutes les sessions fermées', en: 'All sessions ended' },
  'end-current-session': { fr: 'Session remplacée par une nouvelle', en: 'Session replaced by a new one' },
}
