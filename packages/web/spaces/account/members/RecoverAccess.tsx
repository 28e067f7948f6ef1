import type { Member } from '@maillage/contract/members.ts'
import { useState } from 'react'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useAccount, useWords } from '../account-context.ts'

/** For a member who lost every proof: a link to choose new ones, once one has checked who asks. */
export function RecoverAccess({ member, onRecover }: { member: Member; onRecover(): void }) {
  const { text: common } = useAccount()
  const text = useWords({ fr: membersFr, en: membersEn }).recovering
  const [asking, setAsking] = useState(false)
  return (
    <div className="block">
      <p className="soft">{text.lost}</p>
      <Button onClick={() => setAsking(true)}>{text.open}</Button>
      {asking ? (
        <Dialog title={text.title(member.displayName)} onClose={() => setAsking(false)}>
          <p>{text.why}</p>
          <div className="ways">
            <Button kind="go" onClick={onRecover}>
              {text.go}
            </Button>
            <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}
