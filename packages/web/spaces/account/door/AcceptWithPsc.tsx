import { useQuery } from '@tanstack/react-query'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { invitationEn } from '../../../i18n/account-invitation.en.ts'
import { invitationFr } from '../../../i18n/account-invitation.fr.ts'
import { useWords } from '../account-context.ts'
import { FormError } from '../frame/FormError.tsx'
import { FormTrouble } from '../frame/FormTrouble.tsx'
import { useForm } from '../frame/use-form.ts'
import { doorApi } from './door-api.ts'
import { invitationApi } from './invitation-api.ts'

/** Takes up the invitation at the sign-in of health professionals, where it is set up: nothing to choose here. */
export function AcceptWithPsc({ token }: { token: string }) {
  const text = useWords({ fr: invitationFr, en: invitationEn })
  const door = useWords({ fr: doorFr, en: doorEn })
  const providers = useQuery({ queryKey: ['oidc'], queryFn: doorApi.providers, staleTime: 300_000 })
  const form = useForm([])
  const submit = form.submit(async () => window.location.assign(await invitationApi.psc(token)))
  if (!providers.data?.includes('psc')) return null
  return (
    <form className="other-ways" ref={form.form} onSubmit={submit} noValidate>
      <button type="submit" className="btn two-lines">
        <span>
          {door.psc}
          <small>{text.withPscHint}</small>
        </span>
      </button>
      <FormError>{form.errors.form}</FormError>
      <FormTrouble tries={form.unanswered} />
      <p className="or">
        <span>{door.or}</span>
      </p>
    </form>
  )
}
