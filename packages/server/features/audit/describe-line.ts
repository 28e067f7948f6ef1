import type { AuditActor, AuditLine } from '@maillage/contract/audit.ts'
import { actionSentence } from '@maillage/core/audit/action-sentences.ts'
import type { AuditRow } from './select-lines.ts'

type Visitor = Pick<AuditActor, 'kind' | 'label'>

const BY_ITSELF: Visitor = {
  kind: 'system',
  label: { fr: 'Le service, sans personne', en: 'The service, by itself' },
}
const VISITORS: Record<string, Visitor> = {
  public: { kind: 'public', label: { fr: 'Une personne non connectée', en: 'Somebody not signed in' } },
  hold: {
    kind: 'patient',
    label: { fr: 'Le patient, en prenant rendez-vous', en: 'The patient, while booking' },
  },
  link: {
    kind: 'patient',
    label: { fr: 'Le patient, par le lien du message', en: 'The patient, by the link of the message' },
  },
  patient: {
    kind: 'patient',
    label: { fr: 'Le patient, par le lien du message', en: 'The patient, by the link of the message' },
  },
  office: { kind: 'office', label: { fr: 'Le secrétariat', en: 'The office' } },
}
const SIGNED_IN_PATIENT = {
  fr: 'Le patient ou un proche, connecté',
  en: 'The patient or a relative, signed in',
}
const GONE = { fr: 'Un compte disparu', en: 'An account that is gone' }

/** A line of the audit as the auditor reads it: professionals by their name of today, patients by their initials. */
export function describeLine(row: AuditRow): AuditLine {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: actorOf(row),
    action: row.action,
    sentence: sentenceOf(row),
    subject: { type: row.subject_type, id: row.subject_id },
    patient: row.patient_id ? { id: row.patient_id, initials: row.initials } : null,
    outcome: row.outcome,
    from: row.from_network,
    why: row.why,
    breakGlass: row.break_glass_id !== null,
    requestId: row.request_id,
  }
}

/** What the account does itself before it has a session. */
const BY_THE_ACCOUNT = new Set(['sign-in', 'accept-invitation', 'reset-password'])

const signsIn = (row: AuditRow) => row.actor === 'public' && BY_THE_ACCOUNT.has(row.action)

/** What was done; to which professional's account, when it was somebody else's. */
function sentenceOf(row: AuditRow): AuditLine['sentence'] {
  const { fr, en } = actionSentence(row.action, row.detail)
  const name = row.target_id === row.account_id || signsIn(row) ? null : row.target_name
  return name === null ? { fr, en } : { fr: `${fr}\u202f: ${name}`, en: `${en}: ${name}` }
}

function actorOf(row: AuditRow): AuditActor {
  const [kind = ''] = row.actor.split(':')
  const { target_id: accountId, target_name: name } = row
  if (accountId !== null && name !== null && signsIn(row))
    return { kind: 'account', accountId, name, label: { fr: name, en: name } }
  if (kind !== 'account') {
    const visitor = VISITORS[kind] ?? BY_ITSELF
    return { ...visitor, accountId: null, name: null }
  }
  if (row.account_kind === 'person')
    return { kind: 'patient', accountId: row.account_id, name: null, label: SIGNED_IN_PATIENT }
  const acted = row.account_name
  const label = acted ? { fr: acted, en: acted } : GONE
  return { kind: 'account', accountId: row.account_id, name: acted, label }
}
