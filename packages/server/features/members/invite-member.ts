import { parseContact } from '@maillage/core/booking/contact.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import type { Language } from '../../platform/language.ts'
import { countAttempt } from '../booking/count-attempt.ts'
import { requireProof } from '../sign-in/require-proof.ts'
import { SIGN_IN_LIMITS } from '../sign-in/sign-in-limits.ts'
import { membersAccess } from './members.access.ts'
import { alreadyMember, malformedEmail, tooManyInvitations } from './members.refusals.ts'
import { type CheckedGrant, type GrantRequest, readGrant } from './read-grant.ts'
import { sendInvitation } from './send-invitation.ts'

interface Invitation extends GrantRequest {
  networkId: string
  publicUrl: string
  email: string
  language: Language
}

/**
 * Invites somebody by e-mail, with a role. The answer holds the link: for the command line, never for a screen.
 * @throws {Refusal} `grant-not-open`, `proof-needed`, `malformed-email`, `practitioner-needed`, `end-needed`, `no-such-site`,
 * `already-member`, `too-many-invitations`.
 */
export const inviteMember = defineAction<Invitation, { invitationId: string; link: string }>({
  name: 'invite-member',
  access: membersAccess['invite-member'],
  async run(context, input) {
    const { networkId, publicUrl, language } = input
    const grant = await readGrant(context, networkId, input)
    await requireProof(context)
    const contact = parseContact(input.email)
    if (typeof contact === 'string' || contact.channel !== 'email') throw malformedEmail()
    await limitInvitations(context)
    if (await hasRole(context, networkId, contact.address, grant)) throw alreadyMember()
    const sent = await sendInvitation(context, {
      networkId,
      publicUrl,
      email: contact.address,
      language,
      for: { kind: 'join', grant },
    })
    context.audit({
      action: 'invite-member',
      networkId,
      subjectType: 'network',
      subjectId: networkId,
      detail: { invitationId: sent.invitationId, ...grant },
    })
    return sent
  },
})

async function limitInvitations(context: ActionContext): Promise<void> {
  const { actor, tx, now, secrets } = context
  if (actor.kind !== 'account') return
  const limit = SIGN_IN_LIMITS.invitationsPerAccount
  const count = await countAttempt({ tx, now, secrets, kind: 'invitation', value: actor.accountId, limit })
  if (count.left < 0)
    throw tooManyInvitations(Math.ceil((count.again.epochMilliseconds - now.epochMilliseconds) / 1000))
}

async function hasRole(
  { tx, now }: ActionContext,
  networkId: string,
  email: string,
  grant: CheckedGrant,
): Promise<boolean> {
  const held = await tx
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select('membership.id')
    .where('membership.network_id', '=', networkId)
    .where('account.kind', '=', 'staff')
    .where('account.email', '=', email)
    .where('membership.role', '=', grant.role)
    .where('membership.practitioner_id', 'is not distinct from', grant.practitionerId)
    .where((where) =>
      where.or([
        where('membership.valid_until', 'is', null),
        where('membership.valid_until', '>', new Date(now.epochMilliseconds)),
      ]),
    )
    .executeTakeFirst()
  return held !== undefined
}
