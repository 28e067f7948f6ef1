import type { Commune } from '@maillage/contract/territory.ts'
import { foldName } from '@maillage/core/identity/name-key.ts'
import { patientApi } from '../patient-api.ts'

/** The communes of a name or postcode, as the box lists them. */
export const communesQuery = (typed: string) => ({
  queryKey: ['communes', typed] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => patientApi.communes(typed, signal),
  staleTime: 600_000,
})

/** The one commune that has just this name, or alone this postcode; undefined when there is none, or more than one. */
export function exactCommune(communes: readonly Commune[], typed: string): Commune | undefined {
  const asked = foldName(typed)
  const exact = communes.filter(
    ({ name, postcodes }) => foldName(name) === asked || postcodes.includes(typed.trim()),
  )
  return exact.length === 1 ? exact[0] : undefined
}
