import { sql } from 'kysely'
import { defineAction } from '../../platform/action.ts'
import { requireProof } from '../sign-in/require-proof.ts'
import { lockMember } from './lock-member.ts'
import { membersAccess } from './members.access.ts'
import { memberElsewhere, noSuchMember } from './members.refusals.ts'
import { sendInvitation } from './send-invitation.ts'

/**
 * For a member who lost every proof: sends to their address a link to choose new ones. Whoever presses has checked who asks. What
 * they have works until then. Not for somebody who works in another network too: its data are not this administrator's to open, but
 * the command line's. The answer holds the link: for the command line, never for a screen.
 *
 * @throws {Refusal} `no-such-member`, `grant-not-open`, `proof-needed`, `member-elsewhere`.
 */
export const recoverMember = defineAction<
  { networkId: string; membershipId: string; publicUrl: string },
  { link: string }
>({
  name: 'recover-member',
  access: membersAccess['recover-member'],
  async run(context, { networkId, membershipId, publicUrl }) {
    const { tx, now } = context
    const { accountId } = await lockMember(context, networkId, membershipId)
    await requireProof(context)
    const account = await tx
      .selectFrom('account')
      .select(['email', 'language', 'demo'])
      .where('id', '=', accountId)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (!account?.email || account.demo) throw noSuchMember()
    const { rows } =
      context.actor.kind === 'system'
        ? { rows: [] }
        : await sql<{ elsewhere: boolean }>`
      select works_elsewhere(${accountId}::uuid, ${now.toString()}::timestamptz) as elsewhere`.execute(tx)
    if (rows[0]?.elsewhere) throw memberElsewhere()
    const sent = await sendInvitation(context, {
      networkId,
      publicUrl,
      email: account.email,
      language: account.language === 'en' ? 'en' : 'fr',
      for: { kind: 'recover', accountId },
    })
    context.audit({
      action: 'recover-member',
      networkId,
      subjectType: 'account',
      subjectId: accountId,
      detail: { invitationId: sent.invitationId },
    })
    return { link: sent.link }
  },
})
