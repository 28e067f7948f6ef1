import type { Role } from '@maillage/core/access/roles.ts'
import { sql } from 'kysely'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { nameOfProfessional } from './name-of-professional.ts'
import { oidcAccess } from './oidc.access.ts'
import { oidcRefusal } from './oidc.refusals.ts'
import {
  accountForInvitation,
  findInvitation,
  type PendingInvitation,
  takeUpInvitation,
} from './pending-invitation.ts'
import {
  accountOfRpps,
  openProfessionalSession,
  type ProfessionalSignIn,
  rppsOf,
} from './professional-account.ts'

/** Where somebody begins whose role does not open the agenda. */
const HOMES: Partial<Record<Role, string>> = {
  administrator: '/compte/membres',
  auditor: '/compte/journal',
  coordinator: '/compte/securite',
  planner: '/compte/securite',
  regulator: '/compte/securite',
}

/**
 * Takes up an invitation with Pro Santé Connect, which is two factors in one: account, role and session are made at once, and the
 * RPPS opens this account from then on. An invitation to the agenda of a practitioner is for the RPPS of that practitioner; that of a
 * replacement names the replaced, and is for whoever holds it.
 *
 * @throws {Refusal} `not-rpps`, `ambiguous-rpps`, `invitation-over`, `other-professional`, `professional-has-account`; `account-exists` for the
 * address of somebody else.
 */
export const acceptWithPsc = defineAction<
  ProfessionalSignIn & { invitationId: string },
  { token: string; home: string | undefined }
>({
  name: 'accept-with-psc',
  access: oidcAccess['accept-with-psc'],
  async run(context, input) {
    const { networkId } = input
    const rpps = rppsOf(input.userinfo)
    const invitation = await findInvitation(
      context.tx,
      networkId,
      { id: input.invitationId },
      context.now,
      true,
    )
    await requireSameProfessional(context, invitation, rpps)
    const accountId =
      (await knownAccount(context, invitation, rpps)) ??
      (await accountForInvitation(context, invitation, {
        id: context.newId(),
        displayName: (await nameOfProfessional(context.tx, rpps, input.userinfo)) ?? invitation.email,
        language: context.language,
      }))
    await takeUpInvitation(context, networkId, invitation, accountId)
    const { token } = await openProfessionalSession(context, accountId, rpps, input)
    return { token, home: invitation.role ? HOMES[invitation.role] : undefined }
  },
})

async function requireSameProfessional(
  { tx }: ActionContext,
  { kind, role, practitionerId }: PendingInvitation,
  rpps: string,
): Promise<void> {
  if (kind !== 'join') throw oidcRefusal('invitation-over')
  if (role !== 'practitioner' || !practitionerId) return
  const invited = await tx
    .selectFrom('practitioner')
    .select('rpps')
    .where('id', '=', practitionerId)
    .executeTakeFirst()
  if (invited?.rpps !== rpps) throw oidcRefusal('other-professional')
}

/** The account of this RPPS, if it has the address of the invitation; undefined while the RPPS has none here. */
async function knownAccount(
  context: ActionContext,
  { email }: PendingInvitation,
  rpps: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; email: string }>`
    select a.id, a.email from account a where ${accountOfRpps(context, rpps)}`.execute(context.tx)
  const theirs = rows.find((account) => account.email === email)
  if (theirs) return theirs.id
  if (rows.length > 0) throw oidcRefusal('professional-has-account')
  return undefined
}
