import type { InvitationView } from '@maillage/contract/invitations.ts'
import { invitationEn } from '../../../i18n/account-invitation.en.ts'
import { invitationFr } from '../../../i18n/account-invitation.fr.ts'
import { useWords } from '../account-context.ts'
import { PageLink } from '../address.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { useSession } from '../../../api/session.ts'
import { invitationApi } from './invitation-api.ts'
import { useEnter } from './use-enter.ts'

/** The invited person has an account already: signed in, the role is added to it; else they sign in first. */
export function JoinWithAccount({ token, view }: { token: string; view: InvitationView }) {
  const text = useWords({ fr: invitationFr, en: invitationEn })
  const signedIn = useSession().data?.signedIn
  const enter = useEnter()
  const form = useForm([])
  const submit = form.submit(async () => enter((await invitationApi.join(token)).signedIn, undefined))
  if (!signedIn || signedIn.account.kind === 'person')
    return (
      <div className="fields">
        <p>{text.hasAccount(view.email)}</p>
        <PageLink className="btn go" href="/compte/connexion">
          {text.signIn}
        </PageLink>
      </div>
    )
  return (
    <form className="fields" ref={form.form} onSubmit={submit} noValidate>
      <p>{text.signedAs(signedIn.account.displayName)}</p>
      <FormEnd form={form} busy={text.joining}>
        {text.join}
      </FormEnd>
    </form>
  )
}
