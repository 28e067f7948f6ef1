import { getNetwork } from '@maillage/contract/network.ts'
import type { Platform } from '../../platform/action.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import { networkAccess } from './network.access.ts'
import { type NetworkPicture, readNetworkPicture } from './network.queries.ts'

const KEPT_MS = 30_000

export interface NetworkRoutesDependencies {
  platform: Platform
  network: { id: () => Promise<string> }
}

/** What a screen needs to start, in one answer. Kept in memory for 30 seconds: places and reasons change seldom. */
export function networkRoutes(deps: NetworkRoutesDependencies): App {
  let kept: { networkId: string; picture: Promise<NetworkPicture | undefined>; until: number } | undefined
  const pictureOf = async (networkId: string): Promise<NetworkPicture> => {
    if (!kept || kept.networkId !== networkId || performance.now() > kept.until) {
      kept = {
        networkId,
        picture: readNetworkPicture(deps.platform.db, networkId),
        until: performance.now() + KEPT_MS,
      }
    }
    const { picture } = kept
    const read = await picture.catch((error) => {
      kept = undefined
      throw error
    })
    if (!read) throw networkGone()
    return read
  }
  const router = createRouter()
  router.openapi(
    guarded(getNetwork, { name: 'get-network', access: networkAccess['get-network'] }),
    async (c) => {
      const picture = await pictureOf(await deps.network.id())
      return c.json({ ...picture, now: deps.platform.clock.now().toString() }, 200)
    },
  )
  return router
}

function networkGone(): Refusal {
  return new Refusal('no-network', 503, {
    fr: 'Ce réseau vient d’être remplacé. Rechargez la page dans un instant.',
    en: 'This network has just been replaced. Load the page again in a moment.',
  })
}
