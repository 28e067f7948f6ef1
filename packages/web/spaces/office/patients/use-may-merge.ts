import { rolesOf, useSession } from '../../../api/session.ts'

/** Whether who is signed in may make one record of two: a hint for the screen, the server decides. */
export function useMayMerge(): boolean {
  const signedIn = useSession().data?.signedIn
  return signedIn
    ? rolesOf(signedIn).some((role) => role === 'secretary' || role === 'centre-manager')
    : false
}
