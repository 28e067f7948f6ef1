import { accountActionSentences } from './account-action-sentences.ts'
import { backupActionSentences } from './backup-action-sentences.ts'
import { patientActionSentences } from './patient-action-sentences.ts'
import { personActionSentences } from './person-action-sentences.ts'
import { planningActionSentences } from './planning-action-sentences.ts'
import type { ActionSentences, AuditDetail, Sentence } from './sentence.ts'

const STATUSES: Record<string, Sentence> = {
  booked: { fr: 'rendez-vous attendu', en: 'expected' },
  arrived: { fr: 'arrivée notée', en: 'arrived' },
  'in-progress': { fr: 'consultation commencée', en: 'consultation started' },
  fulfilled: { fr: 'consultation terminée', en: 'consultation done' },
  'no-show': { fr: 'absence notée', en: 'did not come' },
}

const statusSentence = ({ to }: AuditDetail): Sentence => {
  const state = STATUSES[String(to)]
  return {
    fr: state ? `État du rendez-vous changé\u202f: ${state.fr}` : 'État du rendez-vous changé',
    en: state ? `State of the appointment changed: ${state.en}` : 'State of the appointment changed',
  }
}

const exportSentence = ({ format }: AuditDetail): Sentence => ({
  fr: format === 'html' ? 'Données exportées, pour être lues' : 'Données exportées, en JSON',
  en: format === 'html' ? 'Data exported, to be read' : 'Data exported, as JSON',
})

const ANSWERS: Record<string, Sentence> = {
  fulfil: { fr: 'Demande sur les données satisfaite', en: 'Request about data fulfilled' },
  refuse: {
    fr: 'Demande sur les données refusée, avec le motif',
    en: 'Request about data refused, with the reason',
  },
  extend: { fr: 'Délai de réponse prolongé de deux mois', en: 'Time to answer extended by two months' },
}

const ERASURES: Record<string, Sentence> = {
  erase: { fr: 'Données effacées', en: 'Data erased' },
  anonymise: {
    fr: 'Données effacées, rendez-vous passés rendus anonymes',
    en: 'Data erased, past appointments made anonymous',
  },
  restrict: {
    fr: 'Coordonnées et messages effacés, ce que la loi impose de garder est gardé',
    en: 'Contacts and messages erased; what the law obliges to keep is kept',
  },
}

const careAndRights: ActionSentences = {
  'hold-slot': { fr: 'Créneau mis de côté', en: 'Slot held' },
  'extend-hold': { fr: 'Créneau gardé plus longtemps', en: 'Slot held longer' },
  'release-hold': { fr: 'Créneau rendu', en: 'Slot given back' },
  'release-expired-hold': { fr: 'Créneau rendu, son délai passé', en: 'Slot given back, its time over' },
  'send-code': { fr: 'Code de vérification envoyé', en: 'Verification code sent' },
  'confirm-hold': { fr: 'Rendez-vous pris en ligne', en: 'Appointment booked online' },
  'identify-by-link': {
    fr: 'Rendez-vous ouvert par le lien du message',
    en: 'Appointment opened by the link of the message',
  },
  'move-own-appointment': {
    fr: 'Rendez-vous déplacé par le patient',
    en: 'Appointment moved by the patient',
  },
  'cancel-own-appointment': {
    fr: 'Rendez-vous annulé par le patient',
    en: 'Appointment cancelled by the patient',
  },
  'restore-own-appointment': {
    fr: 'Annulation reprise par le patient',
    en: 'Cancellation taken back by the patient',
  },
  'set-wants-earlier': ({ wantsEarlier }) =>
    wantsEarlier === false
      ? { fr: 'Ne souhaite plus être vu plus tôt', en: 'No longer wants to be seen earlier' }
      : { fr: 'Souhaite être vu plus tôt', en: 'Wants to be seen earlier' },
  'book-at-office': { fr: 'Rendez-vous pris par le secrétariat', en: 'Appointment booked by the office' },
  'move-at-office': { fr: 'Rendez-vous déplacé par le secrétariat', en: 'Appointment moved by the office' },
  'cancel-at-office': ({ to }) =>
    to === 'cancelled-by-patient'
      ? { fr: 'Rendez-vous annulé à la demande du patient', en: 'Appointment cancelled as the patient asked' }
      : { fr: 'Rendez-vous annulé par le centre', en: 'Appointment cancelled by the centre' },
  'set-appointment-status': statusSentence,
  'add-absence': { fr: 'Absence d’un professionnel ajoutée', en: 'Absence of a professional added' },
  'close-site': { fr: 'Site fermé pour une période', en: 'Site closed for a period' },
  'change-opening-rule': { fr: 'Horaires d’ouverture changés', en: 'Opening hours changed' },
  'add-extra-opening': { fr: 'Ouverture supplémentaire ajoutée', en: 'Extra opening added' },
  'create-network': { fr: 'Réseau créé', en: 'Network made' },
  'change-network': {
    fr: 'Nom, téléphone ou départements du réseau changés',
    en: 'Name, phone or départements of the network changed',
  },
  'import-network': {
    fr: 'Lieux, motifs, professionnels et horaires ajoutés au réseau',
    en: 'Places, reasons, professionals and hours added to the network',
  },
  'load-scenario': { fr: 'Données de démonstration chargées', en: 'Demonstration data loaded' },
  'read-audit': ({ format }) =>
    format === 'csv'
      ? { fr: 'Journal des accès exporté', en: 'Access log exported' }
      : { fr: 'Journal des accès lu', en: 'Access log read' },
  'verify-audit': { fr: 'Chaîne du journal vérifiée', en: 'Chain of the log verified' },
  'break-glass': {
    fr: 'Dossier ouvert hors des soins, avec un motif',
    en: 'Record opened outside care, with a reason',
  },
  'ask-right': { fr: 'Demande faite sur ses données', en: 'Request made about one’s data' },
  'find-person': {
    fr: 'Fiche cherchée, pour enregistrer une demande',
    en: 'Record looked for, to record a request',
  },
  'record-rights-request': { fr: 'Demande sur les données enregistrée', en: 'Request about data recorded' },
  'record-identity-check': {
    fr: 'Identité de la personne qui demande vérifiée',
    en: 'Identity of the person who asks checked',
  },
  'withdraw-rights-request': { fr: 'Demande sur les données retirée', en: 'Request about data withdrawn' },
  'answer-rights-request': ({ decision }) =>
    ANSWERS[String(decision)] ?? {
      fr: 'Réponse donnée à une demande sur les données',
      en: 'Request about data answered',
    },
  'export-person': exportSentence,
  'erase-person': ({ mode }) => ERASURES[String(mode)] ?? { fr: 'Données effacées', en: 'Data erased' },
  'purge-class': {
    fr: 'Données arrivées au bout de leur durée retirées',
    en: 'Data past their retention removed',
  },
}

const all: ActionSentences = {
  ...careAndRights,
  ...accountActionSentences,
  ...patientActionSentences,
  ...personActionSentences,
  ...backupActionSentences,
  ...planningActionSentences,
}

/** Every action that has a sentence: those that the audit may hold. */
export const auditedActions: readonly string[] = Object.keys(all)

/** What an action did, in plain words without a subject. The name itself for an action of another version. */
export function actionSentence(action: string, detail: AuditDetail = {}): Sentence {
  const said = Object.hasOwn(all, action) ? all[action] : undefined
  if (said === undefined) return { fr: action, en: action }
  return typeof said === 'function' ? said(detail) : said
}
