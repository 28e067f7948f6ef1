import { sql } from 'kysely'
import { defineAction } from '../../platform/action.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { personAccess } from './person.access.ts'
import { ownRecordsOf } from './read-own-records.ts'
import { membershipInForce } from '../../platform/membership-in-force.ts'

/**
 * Ends every session of this person in the network, the one that asks too: those of this account, and those of the other
 * accounts that are the same patient (another contact, FranceConnect), unless one's own contact is not confirmed. Counts those that still ran.
 */
export const signOutEverywhere = defineAction<{ networkId: string }, { ended: number }>({
  name: 'sign-out-everywhere',
  access: personAccess['sign-out-everywhere'],
  async run(context, { networkId }) {
    const { tx, now, actor } = context
    if (actor.kind !== 'account') throw signInNeeded()
    const own = ownRecordsOf(actor)
      .filter(({ role, bookingsOnly }) => role === 'patient' && !bookingsOnly)
      .map(({ patientId }) => patientId)
    const at = now.toString()
    const { rows } = await sql<{ ran: boolean }>`
      update session s set ended_at = ${at}::timestamptz, end_cause = 'revoked'
       where s.network_id = ${networkId} and s.ended_at is null and (s.account_id = ${actor.accountId} or s.account_id in (
         select m.account_id from membership m join account a on a.id = m.account_id
          where m.network_id = ${networkId} and m.role = 'patient' and m.patient_id = any(${own}::uuid[]) and a.kind = 'person'
            and ${membershipInForce(now)}))
      returning s.expires_at > ${at}::timestamptz and s.seen_at + make_interval(mins => s.idle_minutes) > ${at}::timestamptz as ran`.execute(
      tx,
    )
    const ended = rows.filter((session) => session.ran).length
    context.audit({
      action: 'sign-out-everywhere',
      networkId,
      subjectType: 'account',
      subjectId: actor.accountId,
      detail: { sessions: ended },
    })
    return { ended }
  },
})
