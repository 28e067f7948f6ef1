import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { membershipInForce } from '../../platform/membership-in-force.ts'
import { oidcAccess } from './oidc.access.ts'
import { oidcRefusal } from './oidc.refusals.ts'
import {
  accountOfRpps,
  openProfessionalSession,
  type ProfessionalSignIn,
  rppsOf,
} from './professional-account.ts'

/**
 * Opens the session of the professional whom Pro Santé Connect names by an RPPS: somebody who has a role in this network today, and
 * was invited to it. Nobody is given a role from here.
 *
 * @throws {Refusal} `not-rpps`, `ambiguous-rpps`, `no-such-practitioner`, `no-account-yet`.
 */
export const signInProfessional = defineAction<ProfessionalSignIn, { token: string }>({
  name: 'sign-in-professional',
  access: oidcAccess['sign-in-professional'],
  async run(context, input) {
    const rpps = rppsOf(input.userinfo)
    const accountId = await memberOf(context, input.networkId, rpps)
    return openProfessionalSession(context, accountId, rpps, input)
  },
})

/** The open account, with a role here today, of whoever has this RPPS; that of the practitioner before any other. */
async function memberOf(context: ActionContext, networkId: string, rpps: string): Promise<string> {
  const { rows } = await sql<{ known: boolean; account_id: string | null }>`
    select exists (select from practitioner p join practitioner_role r on r.practitioner_id = p.id
                    where p.rpps = ${rpps} and r.network_id = ${networkId}) as known,
           (select a.id from account a
             where ${accountOfRpps(context, rpps)}
               and exists (select from membership m
                            where m.account_id = a.id and m.network_id = ${networkId} and ${membershipInForce(context.now)})
             order by a.practitioner_id is null, a.id limit 1) as account_id`.execute(context.tx)
  const [found] = rows
  if (found?.account_id) return found.account_id
  throw oidcRefusal(found?.known ? 'no-account-yet' : 'no-such-practitioner')
}
