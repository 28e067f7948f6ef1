import type { PendingInvitation } from '@maillage/contract/members.ts'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAccount, useWords } from '../account-context.ts'

interface Props {
  invitations: readonly PendingInvitation[]
  onWithdraw(id: string): void
}

/** Links that were sent and not yet used. */
export function PendingInvitations({ invitations, onWithdraw }: Props) {
  const text = useWords({ fr: membersFr, en: membersEn }).pending
  return (
    <section className="part" aria-labelledby="pending-title">
      <h2 id="pending-title">{text.title}</h2>
      {invitations.length === 0 ? <p className="soft">{text.none}</p> : null}
      <ul className="lines">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <Line invitation={invitation} />
            <Button aria-label={text.withdrawOne(invitation.email)} onClick={() => onWithdraw(invitation.id)}>
              {text.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ invitation }: { invitation: PendingInvitation }) {
  const { date, siteNames } = useAccount()
  const text = useWords({ fr: membersFr, en: membersEn }).pending
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  const facts = [
    invitation.role ? `${roles[invitation.role].name}, ${siteNames(invitation.siteIds)}` : text.recover,
    ...(invitation.invitedBy ? [text.by(invitation.invitedBy)] : []),
    ...(invitation.expired ? [] : [text.expires(date(invitation.expiresAt))]),
  ]
  return (
    <div>
      <b className="anywhere">{invitation.email}</b>
      <span>
        {facts.join(', ')} {invitation.expired ? <span className="tag warn">{text.expired}</span> : null}
      </span>
    </div>
  )
}
