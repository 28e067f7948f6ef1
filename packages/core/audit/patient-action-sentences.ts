import type { ActionSentences, AuditDetail, Sentence } from './sentence.ts'

const INSI: Record<string, Sentence> = {
  found: { fr: 'INSi a répondu\u202f: matricule reçu', en: 'INSi answered: matricule received' },
  differs: {
    fr: 'INSi a répondu avec d’autres traits\u202f: rien n’est changé',
    en: 'INSi answered with other traits: nothing was changed',
  },
  'not-found': { fr: 'INSi ne connaît pas cette identité', en: 'INSi does not know this identity' },
  several: {
    fr: 'INSi connaît plusieurs personnes de ces traits',
    en: 'INSi knows several persons of these traits',
  },
}

const insiSentence = ({ outcome }: AuditDetail): Sentence =>
  INSI[String(outcome)] ?? { fr: 'INSi a répondu', en: 'INSi answered' }

const relativeSentence = ({ confirmed }: AuditDetail): Sentence =>
  confirmed === false
    ? { fr: 'Accès d’un proche à la fiche retiré', en: 'Relative’s access to the record withdrawn' }
    : { fr: 'Proche confirmé\u202f: il peut ouvrir la fiche', en: 'Relative confirmed: may open the record' }

const newRelativeSentence = ({ confirmed }: AuditDetail): Sentence =>
  confirmed === true
    ? {
        fr: 'Proche noté et confirmé\u202f: il peut ouvrir la fiche',
        en: 'Relative noted and confirmed: may open the record',
      }
    : { fr: 'Proche noté sur la fiche', en: 'Relative noted on the record' }

/** What was done to the identity of patients, in plain words without a subject. */
export const patientActionSentences: ActionSentences = {
  'read-patient-record': { fr: 'Fiche du patient lue', en: 'Patient’s record read' },
  'create-patient': { fr: 'Fiche du patient créée', en: 'Patient’s record made' },
  'change-identity': { fr: 'Identité rectifiée', en: 'Identity corrected' },
  'record-identity-document': { fr: 'Pièce d’identité vue', en: 'Identity document seen' },
  'ask-insi': { fr: 'Identité cherchée auprès d’INSi', en: 'Identity looked for at INSi' },
  'record-insi-answer': insiSentence,
  'add-relative': newRelativeSentence,
  'confirm-relative': relativeSentence,
  'propose-duplicates': { fr: 'Doublons cherchés', en: 'Duplicates looked for' },
  'merge-patients': {
    fr: 'Fiche fusionnée avec une autre du même patient',
    en: 'Record merged with another one of the same patient',
  },
  'undo-merge': { fr: 'Fusion de fiches défaite', en: 'Merge of records undone' },
}
