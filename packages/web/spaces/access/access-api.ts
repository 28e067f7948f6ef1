import type { CommuneAccess } from '@maillage/contract/public-access.ts'
import type { Network } from '@maillage/contract/network.ts'
import type { Commune } from '@maillage/contract/territory.ts'
import type { ContourTopology } from '@maillage/territory/contours.ts'
import { request } from '../../api/client.ts'

const KEPT = 'maillage.access.'

/** The API of the public page. */
export const accessApi = {
  network: () => request<Network>('/api/network'),
  communes: (q: string, signal?: AbortSignal) =>
    request<{ items: Commune[] }>(`/api/communes?limit=6&q=${encodeURIComponent(q)}`, { signal }).then(
      (answer) => answer.items,
    ),
  access: async (code: string) => {
    const access = await request<CommuneAccess>(`/api/access/communes/${code}`)
    keep(access)
    return access
  },
  contours: ({ code, departement }: CommuneAccess['commune'], km: number) =>
    request<ContourTopology>(`/api/map/${departement}?around=${code}&km=${km}`),
}

/** The last answer for a commune stays on the device: it is shown, with its date, when there is no connection. */
function keep(access: CommuneAccess): void {
  try {
    localStorage.setItem(KEPT + access.commune.code, JSON.stringify(access))
  } catch {
    // A private window or a full disk may refuse: the page then has nothing to show without a connection.
  }
}

export function keptAccess(code: string): CommuneAccess | undefined {
  try {
    return (JSON.parse(localStorage.getItem(KEPT + code) ?? 'null') as CommuneAccess | null) ?? undefined
  } catch {
    return undefined
  }
}
