import { actionSentence } from './action-sentences.ts'
import type { ActionSentences, AuditDetail, Sentence } from './sentence.ts'

const said: ActionSentences = {
  'read-patient-record': { fr: 'Votre fiche a été ouverte', en: 'Your record was opened' },
  'create-patient': { fr: 'Votre fiche a été créée', en: 'Your record was made' },
  'change-identity': { fr: 'Votre identité a été corrigée', en: 'Your identity was corrected' },
  'record-identity-document': {
    fr: 'Votre pièce d’identité a été vue',
    en: 'Your identity document was seen',
  },
  'ask-insi': {
    fr: 'Votre identité a été vérifiée auprès du service national',
    en: 'Your identity was checked with the national service',
  },
  'record-insi-answer': ({ outcome }) =>
    outcome === 'found'
      ? {
          fr: 'Le service national a confirmé votre identité',
          en: 'The national service confirmed your identity',
        }
      : {
          fr: 'Le service national n’a pas confirmé votre identité\u202f: rien n’est changé',
          en: 'The national service did not confirm your identity: nothing was changed',
        },
  'propose-duplicates': {
    fr: 'Votre fiche a été comparée à d’autres, pour ne pas vous compter deux fois',
    en: 'Your record was compared with others, so as not to count you twice',
  },
  'merge-patients': {
    fr: 'Vos deux fiches ont été réunies en une',
    en: 'Your two records were brought together',
  },
  'undo-merge': { fr: 'Vos fiches réunies ont été séparées', en: 'Your joined records were parted again' },
  'break-glass': { fr: 'Votre fiche a été ouverte', en: 'Your record was opened' },
  'find-person': { fr: 'Votre fiche a été cherchée', en: 'Your record was looked for' },
  'hold-slot': {
    fr: 'Un horaire a été gardé, le temps de réserver',
    en: 'A time was kept while booking',
  },
  'extend-hold': { fr: 'Cet horaire a été gardé plus longtemps', en: 'That time was kept longer' },
  'release-hold': { fr: 'Cet horaire a été rendu', en: 'That time was given back' },
  'release-expired-hold': {
    fr: 'Cet horaire a été rendu, faute d’avoir été confirmé',
    en: 'That time was given back, as it was not confirmed',
  },
  'send-code': {
    fr: 'Un code a été envoyé, pour confirmer le rendez-vous',
    en: 'A code was sent, to confirm the appointment',
  },
  'deliver-person-code': {
    fr: 'Un code a été envoyé, pour ouvrir Mon espace',
    en: 'A code was sent, to open My space',
  },
  'open-own-appointment': { fr: 'Le rendez-vous a été ouvert', en: 'The appointment was opened' },
  'settle-contact': ({ belongs }) =>
    belongs === false
      ? {
          fr: 'Un téléphone ou un e-mail qui n’était pas à vous a été retiré',
          en: 'A phone or an e-mail that was not yours was taken off',
        }
      : {
          fr: 'Votre téléphone ou votre e-mail a été confirmé\u202f: il ouvre votre dossier',
          en: 'Your phone or your e-mail was confirmed: it opens your record',
        },
}

/** What was done to a record, as the person whom it is about reads it; the auditor's sentence where that one is plain. */
export function ownActionSentence(action: string, detail: AuditDetail = {}): Sentence {
  const own = Object.hasOwn(said, action) ? said[action] : undefined
  if (own === undefined) return actionSentence(action, detail)
  return typeof own === 'function' ? own(detail) : own
}

const ABOUT_SOMEBODY: readonly (readonly [RegExp, string])[] = [
  [/Vos deux fiches/g, 'Les deux fiches'],
  [/Vos fiches/g, 'Les fiches'],
  [/Votre fiche/g, 'La fiche'],
  [/Votre identité/g, 'L’identité'],
  [/votre identité/g, 'l’identité'],
  [/Votre pièce/g, 'La pièce'],
  [/Votre téléphone ou votre e-mail/g, 'Le téléphone ou l’e-mail'],
  [/votre dossier/g, 'le dossier'],
  [/qui n’était pas à vous/g, 'qui n’était pas au patient'],
  [/pour ne pas vous compter/g, 'pour ne pas compter la personne'],
]
const ABOUT_SOMEBODY_EN: readonly (readonly [RegExp, string])[] = [
  [/Your /g, 'The '],
  [/your /g, 'the '],
  [/was not yours/g, 'was not the patient’s'],
  [/count you/g, 'count the person'],
]

const reworded = (text: string, by: readonly (readonly [RegExp, string])[]) =>
  by.reduce((all, [from, to]) => all.replace(from, to), text)

/** The same sentence for a relative who reads it: the record is not theirs. */
export function ofSomebody({ fr, en }: Sentence): Sentence {
  return { fr: reworded(fr, ABOUT_SOMEBODY), en: reworded(en, ABOUT_SOMEBODY_EN) }
}
