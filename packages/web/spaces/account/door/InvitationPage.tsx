import type { InvitationView } from '@maillage/contract/invitations.ts'
import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { invitationEn } from '../../../i18n/account-invitation.en.ts'
import { invitationFr } from '../../../i18n/account-invitation.fr.ts'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { useAccount, useWords } from '../account-context.ts'
import { DoorFrame } from '../frame/DoorFrame.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { RecoveryCodes } from '../proofs/RecoveryCodes.tsx'
import { tokenOfLink } from '../token-of-link.ts'
import { AcceptWithPsc } from './AcceptWithPsc.tsx'
import { ChooseProofs } from './ChooseProofs.tsx'
import { invitationApi } from './invitation-api.ts'
import { JoinWithAccount } from './JoinWithAccount.tsx'
import { useEnter } from './use-enter.ts'

/** What the link of an invitation opens, then how the invited person will sign in, then their recovery codes. */
export default function InvitationPage() {
  const text = useWords({ fr: invitationFr, en: invitationEn })
  const { text: common } = useAccount()
  const [token] = useState(tokenOfLink)
  const [accepted, setAccepted] = useState<{ signedIn: SignedIn; recoveryCodes: string[] }>()
  const enter = useEnter()
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => invitationApi.read(token),
    enabled: token !== '' && !accepted,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!token) return <DoorFrame title={text.missingTitle} intro={<p>{text.missingHint}</p>} />
  if (accepted) return <KeepCodes accepted={accepted} onKept={() => enter(accepted.signedIn, undefined)} />
  if (invitation.error instanceof ApiProblem && invitation.error.code === 'invitation-over')
    return <DoorFrame title={text.overTitle} intro={<p>{text.overHint}</p>} />
  if (invitation.error)
    return (
      <DoorFrame title={text.loading}>
        <Trouble error={invitation.error} onRetry={() => void invitation.refetch()} />
      </DoorFrame>
    )
  if (!invitation.data) return <Waiting text={common} />
  const view = invitation.data
  return (
    <DoorFrame title={view.kind === 'join' ? text.title : text.recoverTitle} intro={<Intro view={view} />}>
      {view.kind === 'join' ? <AcceptWithPsc token={token} /> : null}
      {view.hasAccount && view.kind === 'join' ? (
        <JoinWithAccount token={token} view={view} />
      ) : (
        <ChooseProofs
          token={token}
          view={view}
          onAccepted={(signedIn, recoveryCodes) =>
            recoveryCodes.length > 0 ? setAccepted({ signedIn, recoveryCodes }) : enter(signedIn, undefined)
          }
        />
      )}
    </DoorFrame>
  )
}

function KeepCodes(props: { accepted: { recoveryCodes: string[] }; onKept(): void }) {
  const text = useWords({ fr: proofsFr, en: proofsEn }).recovery
  return (
    <DoorFrame title={text.title}>
      <RecoveryCodes codes={props.accepted.recoveryCodes} onKept={props.onKept} />
    </DoorFrame>
  )
}

/** Who invites, to what role and where, in plain words. */
function Intro({ view }: { view: InvitationView }) {
  const { date, text: common } = useAccount()
  const text = useWords({ fr: invitationFr, en: invitationEn })
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  return (
    <>
      {view.kind === 'recover' ? <p>{text.recoverIntro}</p> : null}
      <p>
        <b>{view.networkName}</b>
      </p>
      {view.invitedBy ? <p>{text.by(view.invitedBy)}</p> : null}
      <dl className="facts">
        {view.role ? (
          <>
            <dt>{text.as}</dt>
            <dd>
              <b>{roles[view.role].name}</b>
              <br />
              {roles[view.role].may}
            </dd>
            <dt>{text.where}</dt>
            <dd>{view.siteNames?.join(', ') ?? common.everySite}</dd>
          </>
        ) : null}
        <dt>{text.email}</dt>
        <dd className="anywhere">{view.email}</dd>
        <dt>{text.until}</dt>
        <dd>{date(view.expiresAt)}</dd>
      </dl>
    </>
  )
}
