import { createHash } from 'node:crypto'
import {
  followAtlas as liveRoute,
  readAreaCommunes as communesRoute,
  readAtlas as atlasRoute,
  readOpenSlots as openSlotsRoute,
} from '@maillage/contract/atlas.ts'
import { readAreaApl as aplRoute, readComputedApl as computedAplRoute } from '@maillage/contract/atlas-apl.ts'
import { readAreaMinutes as minutesRoute } from '@maillage/contract/atlas-minutes.ts'
import {
  readAreaHistory as areaHistoryRoute,
  readCommuneHistory as communeHistoryRoute,
} from '@maillage/contract/atlas-history.ts'
import { reachOf } from '@maillage/core/access/access.ts'
import { PLANNING_THE_TERRITORY } from '@maillage/core/access/families.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, type AppContext, createRouter } from '../../platform/http.ts'
import type { AtlasDependencies } from './atlas-dependencies.ts'
import { atlasAccess } from './atlas.access.ts'
import { followAtlas } from './follow-atlas.ts'
import { readAreaApl, readComputedApl } from './read-apl.ts'
import { readAreaCommunes } from './read-area-communes.ts'
import { readAreaMinutes } from './read-area-minutes.ts'
import { readAtlas } from './read-atlas.ts'
import { readAreaHistory, readCommuneHistory } from './read-history.ts'
import { readOpenSlots } from './read-open-slots.ts'

const operation = (name: keyof typeof atlasAccess) => ({ name, access: atlasAccess[name] })

/** The atlas: the ground, what is really open on it, and a line that tells when that changed. */
export function atlasRoutes(deps: AtlasDependencies): App {
  const router = createRouter()
  router.openapi(guarded(atlasRoute, operation('read-atlas')), async (c) =>
    c.json({ ...(await readAtlas(deps)), mayPlan: await mayPlan(c) }, 200),
  )
  router.openapi(guarded(openSlotsRoute, operation('read-open-slots')), async (c) =>
    c.json(await readOpenSlots(deps, c.req.valid('query').reason), 200),
  )
  router.openapi(
    guarded(liveRoute, operation('follow-atlas')),
    async (c) => followAtlas(c, deps, await deps.network.id()) as never,
  )
  mountGround(router, deps)
  mountHistory(router, deps)
  return router
}

/** What changes with the sites and the data only: an answer that a screen has is not sent again. */
function mountGround(router: App, deps: AtlasDependencies): void {
  router.openapi(guarded(communesRoute, operation('read-area-communes')), async (c) => {
    const communes = await readAreaCommunes(deps, c.req.valid('param').area)
    return isKnown(c, communes) ? (c.body(null, 304) as never) : c.json(communes, 200)
  })
  router.openapi(guarded(minutesRoute, operation('read-area-minutes')), async (c) => {
    const minutes = await readAreaMinutes(deps, c.req.valid('param').area, c.req.valid('query').to)
    return isKnown(c, minutes) ? (c.body(null, 304) as never) : c.json(minutes, 200)
  })
  router.openapi(guarded(aplRoute, operation('read-area-apl')), async (c) => {
    const apl = await readAreaApl(deps.index, c.req.valid('param').area)
    return isKnown(c, apl) ? (c.body(null, 304) as never) : c.json(apl, 200)
  })
  router.openapi(guarded(computedAplRoute, operation('read-computed-apl')), async (c) => {
    const { area } = c.req.valid('param')
    const apl = await readComputedApl(deps.index, area, c.req.valid('query').profession)
    return isKnown(c, apl) ? (c.body(null, 304) as never) : c.json(apl, 200)
  })
}

function mountHistory(router: App, deps: AtlasDependencies): void {
  router.openapi(guarded(areaHistoryRoute, operation('read-area-history')), async (c) => {
    const { reason: reasonId, days } = c.req.valid('query')
    return c.json(await readAreaHistory(deps, c.req.valid('param').area, { reasonId, days }), 200)
  })
  router.openapi(guarded(communeHistoryRoute, operation('read-commune-history')), async (c) => {
    const { reason: reasonId, days } = c.req.valid('query')
    return c.json(await readCommuneHistory(deps, c.req.valid('param').code, { reasonId, days }), 200)
  })
}

async function mayPlan(c: AppContext): Promise<boolean> {
  const actor = await c.get('actor')()
  return actor.kind === 'account' && reachOf(PLANNING_THE_TERRITORY, actor.memberships) !== 'none'
}

/** Names an answer by its content, so that a screen that has it is not sent it again. */
function isKnown(c: AppContext, answer: unknown): boolean {
  const hash = createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22)
  const tag = `W/"${hash}"`
  c.header('etag', tag)
  c.header('cache-control', 'private, no-cache')
  return (c.req.header('if-none-match') ?? '').split(/,\s*/).includes(tag)
}
