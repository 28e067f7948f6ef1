import type { Person } from '@maillage/contract/person.ts'
import type { Factor } from '@maillage/contract/sign-in.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { signInNeeded } from '../../platform/guard.ts'
import { defineReading } from '../../platform/reading.ts'
import { personAccess } from './person.access.ts'
import { ownRecordsOf, readOwnRecords } from './read-own-records.ts'

/** Who is signed in, and the records that they may see. */
export const readOwnPerson = defineReading<{ networkId: string }, Person>({
  name: 'read-own-person',
  access: personAccess['read-own-person'],
  async run({ db, actor, permit }, { networkId }) {
    if (actor.kind !== 'account') throw signInNeeded()
    for (const { patientId } of ownRecordsOf(actor)) permit({ patientId, isOfBooking: true })
    return describePerson(db, networkId, actor)
  },
})

export async function describePerson(
  db: Db | Tx,
  networkId: string,
  actor: Pick<AccountActor, 'accountId' | 'sessionId' | 'memberships'>,
): Promise<Person> {
  const session = await db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select(['a.display_name', 's.factors'])
    .where('s.id', '=', actor.sessionId)
    .executeTakeFirstOrThrow()
  return {
    displayName: session.display_name,
    factors: session.factors as Factor[],
    records: await readOwnRecords(db, networkId, ownRecordsOf(actor)),
  }
}
