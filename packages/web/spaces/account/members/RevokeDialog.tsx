import type { Member } from '@maillage/contract/members.ts'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useAccount, useWords } from '../account-context.ts'

interface Props {
  member: Member
  onRevoke(): void
  onClose(): void
}

/** Before a role is taken away: what it does. */
export function RevokeDialog({ member, onRevoke, onClose }: Props) {
  const { text: common } = useAccount()
  const text = useWords({ fr: membersFr, en: membersEn }).revoking
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  return (
    <Dialog title={text.title(member.displayName, roles[member.role].name)} onClose={onClose}>
      <p>{member.isYou ? text.whyOwn : text.why}</p>
      <div className="ways">
        <Button kind="stop" onClick={onRevoke}>
          {text.go}
        </Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </Dialog>
  )
}
