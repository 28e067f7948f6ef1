import { CARE, isInCare } from '@maillage/core/access/care.ts'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { ActionContext } from '../../platform/action.ts'
import { Refusal } from '../../platform/refusal.ts'

/** What stands beside a record that is read: the reason that opened it, when it is not care. For the line of audit. */
export interface CareProof {
  breakGlassId?: string
}

/**
 * Lets an action on a patient's record go on only for whoever cares for this patient, or opened the record with a reason that
 * still stands. Call it first in an action whose scope is `in-care`, and give what it returns to `context.audit`.
 * @throws {Refusal} `not-in-care` (403) with `patientId` and `breakGlassHours`, so that the screen can ask for a reason.
 */
export async function requireCare(
  context: Pick<ActionContext, 'tx' | 'now' | 'actor' | 'permit'>,
  patientId: string,
): Promise<CareProof> {
  const { tx, now, actor } = context
  const inCare =
    actor.kind === 'account' &&
    isInCare(actor.memberships, await careFacts(context, actor.accountId, patientId))
  if (inCare) {
    context.permit({ patientId, inCare })
    return {}
  }
  const opened = actor.kind === 'account' ? await openGlass(tx, actor.accountId, patientId, now) : undefined
  if (!opened) throw notInCare(patientId)
  context.permit({ patientId, inCare: true })
  return { breakGlassId: opened }
}

async function careFacts(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  accountId: string,
  patientId: string,
) {
  const { rows } = await sql<{
    practitioner_id: string
    site_id: string
    starts_at: Date
    time_zone: string
  }>`
    select a.practitioner_id, a.site_id, lower(a.period) as starts_at, s.time_zone
      from appointment a join site s on s.id = a.site_id
     where a.patient_id = ${patientId} and a.status not in ('held', 'expired', 'released', 'cancelled-by-patient', 'cancelled-by-site')
       and lower(a.period) > ${now.toString()}::timestamptz - make_interval(months => ${CARE.months + 1})`.execute(
    tx,
  )
  const made = await tx
    .selectFrom('patient')
    .select('created_at')
    .where('id', '=', patientId)
    .where('made_by', '=', accountId)
    .executeTakeFirst()
  return {
    madeAt: made ? Temporal.Instant.fromEpochMilliseconds(made.created_at.getTime()) : null,
    appointments: rows.map((row) => ({
      practitionerId: row.practitioner_id,
      siteId: row.site_id,
      startsAt: Temporal.Instant.fromEpochMilliseconds(row.starts_at.getTime()),
    })),
    now,
    timeZone: rows[0]?.time_zone ?? 'UTC',
  }
}

async function openGlass(
  tx: ActionContext['tx'],
  accountId: string,
  patientId: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('break_glass')
    .select('id')
    .where('account_id', '=', accountId)
    .where('patient_id', '=', patientId)
    .where('ends_at', '>', new Date(now.epochMilliseconds))
    .orderBy('ends_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

function notInCare(patientId: string): Refusal {
  return new Refusal(
    'not-in-care',
    403,
    {
      fr: `Ce patient n’a pas de rendez-vous avec vous, ni à votre site. Si vous devez ouvrir son dossier, dites pourquoi\u202f: il restera ouvert ${CARE.breakGlassHours}\u00a0h, et le patient le verra.`,
      en: `This patient has no appointment with you, nor at your site. If you must open the record, say why: it stays open for ${CARE.breakGlassHours} h, and the patient will see it.`,
    },
    { patientId, breakGlassHours: CARE.breakGlassHours },
  )
}
