import type { Member, Members } from '@maillage/contract/members.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { Loading } from '../frame/Loading.tsx'
import { StaffFrame } from '../frame/StaffFrame.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { GrantPanel } from './GrantPanel.tsx'
import { MembersTable } from './MembersTable.tsx'
import { membersApi } from './members-api.ts'
import { PendingInvitations } from './PendingInvitations.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import { RolesExplained } from './RolesExplained.tsx'

/** Who may do what in the network: members, invitations, and what each role means. */
export default function MembersPage() {
  const text = useWords({ fr: membersFr, en: membersEn })
  const [inviting, setInviting] = useState(false)
  return (
    <StaffFrame
      title={text.title}
      intro={<p>{text.intro}</p>}
      page="members"
      actions={
        <Button kind="go" hidden={inviting} onClick={() => setInviting(true)}>
          {text.invite}
        </Button>
      }
    >
      {() => <MembersContent inviting={inviting} onInviteEnd={() => setInviting(false)} />}
    </StaffFrame>
  )
}

function MembersContent({ inviting, onInviteEnd }: { inviting: boolean; onInviteEnd(): void }) {
  const text = useWords({ fr: membersFr, en: membersEn })
  const { network } = useAccount()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['members'], queryFn: membersApi.list })
  const keep = (members: Members) => queries.setQueryData(['members'], members)
  const change = useChange()
  const [changing, setChanging] = useState<Member>()
  const [revoking, setRevoking] = useState<Member>()
  if (query.error) return <Trouble error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading lines={6} />
  const members = query.data
  const run = (step: () => Promise<Members>, done: string) =>
    change.run('change', async () => keep(await step()), done)
  const ended = (member: Member) => {
    setRevoking(undefined)
    void run(() => membersApi.revoke(member.membershipId), text.done.revoked)
  }
  const recovered = (member: Member) => {
    setChanging(undefined)
    void run(() => membersApi.recover(member.membershipId), text.done.recovered)
  }
  return (
    <>
      <ChangeSaid change={change} over={inviting || changing !== undefined} />
      {network.sites.length === 0 ? (
        <Notice title={text.noSite}>
          <p>{text.noSiteNext}</p>
        </Notice>
      ) : null}
      {inviting ? (
        <GrantPanel
          members={members}
          onSend={async (grant, to) => {
            const body = { ...grant, email: to?.email ?? '', language: to?.language ?? ('fr' as const) }
            keep(await membersApi.invite(body))
            onInviteEnd()
            change.say(text.done.invited)
          }}
          onClose={onInviteEnd}
        />
      ) : null}
      {changing ? (
        <GrantPanel
          key={changing.membershipId}
          members={members}
          member={changing}
          onSend={async (grant) => {
            keep(await membersApi.change(changing.membershipId, grant))
            setChanging(undefined)
            change.say(text.done.changed)
          }}
          onRecover={() => recovered(changing)}
          onClose={() => setChanging(undefined)}
        />
      ) : null}
      <MembersTable members={members.members} onChange={setChanging} onRevoke={setRevoking} />
      <PendingInvitations
        invitations={members.invitations}
        onWithdraw={(id) => void run(() => membersApi.withdraw(id), text.pending.withdrawn)}
      />
      <RolesExplained />
      {revoking ? (
        <RevokeDialog
          member={revoking}
          onRevoke={() => ended(revoking)}
          onClose={() => setRevoking(undefined)}
        />
      ) : null}
    </>
  )
}
