import type { DemoAccount } from '@maillage/contract/demo.ts'
import { sql } from 'kysely'
import { defineAction } from '../../platform/action.ts'
import { defineReading } from '../../platform/reading.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Begun, beginSession } from './begin-session.ts'
import { sessionAccess } from './session.access.ts'
import { membershipInForce } from '../../platform/membership-in-force.ts'

interface DemoInput {
  networkId: string
  /** In production there is no demonstration, whatever the database holds. */
  production: boolean
}

/** The accounts that a scenario made and whose role runs, in the order of the roles; none in production or on a real network. */
export const listDemoAccounts = defineReading({
  name: 'list-demo-accounts',
  access: sessionAccess['list-demo-accounts'],
  async run({ db, now }, { networkId, production }: DemoInput): Promise<DemoAccount[]> {
    if (production) return []
    const { rows } = await sql<{
      id: string
      display_name: string
      role: DemoAccount['role']
      place: string | null
    }>`
      select a.id, a.display_name, m.role, (select string_agg(s.name, ', ' order by s.name) from site s where s.id = any(m.site_ids)) as place
        from account a join membership m on m.account_id = a.id and m.network_id = ${networkId}
        join network n on n.id = m.network_id
       where a.demo and a.closed_at is null and n.scenario is not null and ${membershipInForce(now)}
       order by a.created_at, a.email`.execute(db)
    return rows.map((row) => ({
      id: row.id,
      displayName: row.display_name,
      role: row.role,
      place: row.place === null ? null : { fr: row.place, en: row.place },
    }))
  },
})

/**
 * One press signs in, in a demonstration.
 * @throws {Refusal} `no-such-demo-account` in production, on a real network, once the role ended, and for any other account.
 */
export const signInToDemo = defineAction<DemoInput & { accountId: string; device: string }, Begun>({
  name: 'sign-in-to-demo',
  access: sessionAccess['sign-in-to-demo'],
  async run(context, { networkId, production, accountId, device }) {
    const { rows } = await sql`
      select from account a join membership m on m.account_id = a.id join network n on n.id = m.network_id
       where a.id = ${accountId} and a.demo and a.closed_at is null and m.network_id = ${networkId} and n.scenario is not null
         and ${membershipInForce(context.now)}`.execute(context.tx)
    if (production || rows.length === 0) throw noSuchDemoAccount()
    return beginSession(context, { networkId, accountId, device, factors: ['demo'] })
  },
})

function noSuchDemoAccount(): Refusal {
  return new Refusal('no-such-demo-account', 404, {
    fr: 'Ce compte de démonstration n’existe pas sur ce serveur.',
    en: 'There is no such demo account on this server.',
  })
}
