import type { Role } from '@maillage/core/access/roles.ts'
import { hashOfToken, newSessionToken } from '../features/sign-in/session-cookie.ts'
import { newId } from '../platform/ids.ts'
import type { TestApp } from './test-app.ts'

/** Somebody with these roles over the whole network, as sign-in leaves them: what their browser sends. The session lasts as long as the test. */
export async function signInAs(
  { db, clock, deps }: TestApp,
  roles: readonly Exclude<Role, 'patient' | 'relative' | 'practitioner' | 'replacement'>[],
): Promise<{ cookie: string; origin: string }> {
  const [accountId, token] = [newId(), newSessionToken()]
  const networkId = await deps.network.id()
  const now = new Date(clock.now().epochMilliseconds)
  await db
    .insertInto('account')
    .values({
      id: accountId,
      kind: 'staff',
      display_name: 'Essai',
      email: `${accountId}@essai.example`,
      created_at: now,
    })
    .execute()
  for (const role of roles)
    await db
      .insertInto('membership')
      .values({ id: newId(), network_id: networkId, account_id: accountId, role, valid_from: now })
      .execute()
  await db
    .insertInto('session')
    .values({
      id: newId(),
      account_id: accountId,
      network_id: networkId,
      token_hash: hashOfToken(token),
      factors: ['password', 'totp'],
      created_at: now,
      seen_at: now,
      proved_at: now,
      expires_at: new Date(now.getTime() + 400 * 86_400_000),
      idle_minutes: 400 * 1440,
    })
    .execute()
  return { cookie: `maillage=${token}`, origin: deps.publicUrl }
}
