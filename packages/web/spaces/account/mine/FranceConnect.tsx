import { useQuery } from '@tanstack/react-query'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { useWords } from '../account-context.ts'
import { doorApi } from '../door/door-api.ts'

/** The way in by FranceConnect, where the network has it. `before`: what it gives, said above. */
export function FranceConnect({ before }: { before?: string }) {
  const text = useWords({ fr: mineFr, en: mineEn }).door
  const providers = useQuery({ queryKey: ['oidc'], queryFn: doorApi.providers, staleTime: 300_000 })
  if (!providers.data?.includes('franceconnect')) return null
  return (
    <>
      {before ? <p>{before}</p> : null}
      <p className="other-ways after">
        <a className="btn two-lines" href="/api/oidc/franceconnect/start?return=/mon-espace">
          <span>
            {text.franceConnect}
            <small>{text.franceConnectHint}</small>
          </span>
        </a>
      </p>
    </>
  )
}
