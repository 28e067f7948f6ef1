import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../../ui/Notice.tsx'
import { useAccount } from '../account-context.ts'
import { doorApi } from './door-api.ts'

/** Another server sent the person back without signing them in: the sentence of ours that says what to do. */
export function RefusedElsewhere({ code }: { code: string }) {
  const { language } = useAccount()
  const refusal = useQuery({ queryKey: ['oidc-refusal', code], queryFn: () => doorApi.refusal(code) })
  if (!refusal.data) return null
  return <Notice tone="warn" role="alert" title={refusal.data[language]} />
}
