import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { useQueryClient } from '@tanstack/react-query'
import { go } from '../address.tsx'
import { returnPath } from '../../../api/return-path.ts'
import { firstPage, sessionKey, type SessionAnswer } from '../../../api/session.ts'

/** Somebody just signed in: what was read before is forgotten, and the page they asked for opens. */
export function useEnter(): (signedIn: SignedIn, retour: string | null | undefined) => void {
  const queries = useQueryClient()
  return (signedIn, retour) => {
    queries.removeQueries({
      predicate: (query) => query.queryKey[0] !== 'network' && query.queryKey[0] !== 'session',
    })
    queries.setQueryData<SessionAnswer>(sessionKey, (known) => ({
      demoOpen: known?.demoOpen ?? false,
      signedIn,
    }))
    go(returnPath(retour) ?? firstPage(signedIn), { replace: true })
  }
}
