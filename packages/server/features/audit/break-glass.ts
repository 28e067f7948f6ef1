import type { BreakGlass } from '@maillage/contract/audit.ts'
import { readBreakGlassReason } from '@maillage/core/access/break-glass-reason.ts'
import { CARE } from '@maillage/core/access/care.ts'
import { defineAction } from '../../platform/action.ts'
import { Refusal } from '../../platform/refusal.ts'
import { auditAccess } from './audit.access.ts'

export interface BreakGlassInput {
  networkId: string
  patientId: string
  reason: string
}

/**
 * Opens a patient's record outside one's care for some hours. The reason is kept apart from the trace, which holds its hash:
 * it can be erased with the patient, and not be written anew.
 * @throws {Refusal} `reason-says-nothing`, `no-such-patient`.
 */
export const breakGlass = defineAction<BreakGlassInput, BreakGlass>({
  name: 'break-glass',
  access: auditAccess['break-glass'],
  async run(context, { networkId, patientId, reason: written }) {
    const { tx, actor, now } = context
    if (actor.kind !== 'account') throw noSuchPatient()
    const reason = readBreakGlassReason(written)
    if (!reason) throw reasonSaysNothing()
    const about = await tx
      .selectFrom('patient')
      .select(['id', 'given_names', 'birth_name'])
      .where('id', '=', patientId)
      .where('network_id', '=', networkId)
      .executeTakeFirst()
    if (!about) throw noSuchPatient()
    const { display_name } = await tx
      .selectFrom('account')
      .select('display_name')
      .where('id', '=', actor.accountId)
      .executeTakeFirstOrThrow()
    const id = context.newId()
    const until = now.add({ hours: CARE.breakGlassHours })
    await tx
      .insertInto('break_glass')
      .values({
        id,
        network_id: networkId,
        account_id: actor.accountId,
        patient_id: patientId,
        reason,
        starts_at: new Date(now.epochMilliseconds),
        ends_at: new Date(until.epochMilliseconds),
      })
      .execute()
    context.audit({
      action: 'break-glass',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      breakGlassId: id,
      detail: {
        until: until.toString(),
        reasonHash: context.secrets.hash('break-glass reason', id, reason).toString('hex'),
      },
    })
    return {
      id,
      patientId,
      accountId: actor.accountId,
      accountName: display_name,
      patientInitials: `${about.given_names.charAt(0)}. ${about.birth_name.charAt(0)}.`,
      reason,
      from: now.toString(),
      until: until.toString(),
    }
  },
})

function noSuchPatient(): Refusal {
  return new Refusal('no-such-patient', 404, {
    fr: 'Ce patient n’est pas dans ce réseau.',
    en: 'This patient is not in this network.',
  })
}

function reasonSaysNothing(): Refusal {
  return new Refusal(
    'reason-says-nothing',
    422,
    {
      fr: 'Dites en quelques mots pourquoi vous ouvrez ce dossier\u202f: au moins dix lettres ou chiffres. La personne et l’auditeur les liront.',
      en: 'Say in a few words why you open this record: at least ten letters or digits. The person and the auditor will read them.',
    },
    { field: 'reason' },
  )
}
