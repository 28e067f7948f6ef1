import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'

export interface PersonIdentity {
  provider: 'franceconnect' | 'contact'
  /** What names the person at this provider; only a keyed hash of it is kept. */
  subject: readonly string[]
  displayName: string
  /** What the identity keeps, sealed. */
  sealed?: string
}

/**
 * The account of a person whom an identity names, made when there is none. Two sign-ins at once of somebody new give one: the
 * second waits for the first.
 */
export async function openPersonAccount(
  { tx, now, newId, secrets, language }: Pick<ActionContext, 'tx' | 'now' | 'newId' | 'secrets' | 'language'>,
  identity: PersonIdentity,
): Promise<string> {
  const hash = secrets.hash('account-identity', identity.provider, ...identity.subject)
  await sql`select pg_advisory_xact_lock(${hash.readBigInt64BE(0).toString()}::bigint)`.execute(tx)
  const at = new Date(now.epochMilliseconds)
  const known = await tx
    .selectFrom('account_identity as i')
    .innerJoin('account as a', 'a.id', 'i.account_id')
    .select(['a.id', 'a.closed_at'])
    .where('i.provider', '=', identity.provider)
    .where('i.subject_hash', '=', hash)
    .executeTakeFirst()
  const accountId = known && !known.closed_at ? known.id : newId()
  if (accountId === known?.id) {
    await tx
      .updateTable('account')
      .set({ display_name: identity.displayName })
      .where('id', '=', accountId)
      .execute()
  } else {
    await tx
      .insertInto('account')
      .values({
        id: accountId,
        kind: 'person',
        network_id: sql<string>`fence()`,
        display_name: identity.displayName,
        language,
        created_at: at,
      })
      .execute()
  }
  await tx
    .insertInto('account_identity')
    .values({
      provider: identity.provider,
      subject_hash: hash,
      account_id: accountId,
      sealed: identity.sealed ?? null,
      created_at: at,
      last_used_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['network_id', 'provider', 'subject_hash'])
        .doUpdateSet({ account_id: accountId, last_used_at: at, sealed: identity.sealed ?? null }),
    )
    .execute()
  return accountId
}
