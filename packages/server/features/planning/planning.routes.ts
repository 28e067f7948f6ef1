import {
  changeScenario as changeRoute,
  duplicateScenario as duplicateRoute,
  listScenarios as listRoute,
  makeScenario as makeRoute,
  readBaseline as baselineRoute,
  readScenario as readRoute,
  removeScenario as removeRoute,
} from '@maillage/contract/atlas-scenarios.ts'
import { type Action, runAction } from '../../platform/action.ts'
import { callOf } from '../../platform/call-of.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, type AppContext, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import type { AccessDependencies } from '../atlas/atlas-dependencies.ts'
import { requireArea } from '../atlas/require-area.ts'
import { changeScenario } from './change-scenario.ts'
import { duplicateScenario } from './duplicate-scenario.ts'
import { makeScenario } from './make-scenario.ts'
import { planningAccess } from './planning.access.ts'
import { readBaseline } from './read-baseline.ts'
import { listScenarios, readScenario } from './read-scenarios.ts'
import { removeScenario } from './remove-scenario.ts'

/** The scenarios of planning. Each change answers with the scenario as it stands. */
export function planningRoutes(deps: AccessDependencies): App {
  const { platform, network } = deps
  const router = createRouter()
  const list = async (c: AppContext) =>
    runReading(platform, listScenarios, await c.get('actor')(), { networkId: await network.id() })
  const read = async (c: AppContext, id: string) =>
    runReading(platform, readScenario, await c.get('actor')(), { networkId: await network.id(), id })
  const changed = async <Input>(
    c: AppContext,
    action: Action<Input & { networkId: string }, { id: string }>,
    input: Input,
  ) => {
    const call = await callOf(c)
    const { id } = await runAction(platform, action, call, { ...input, networkId: await network.id() })
    return read(c, id)
  }
  router.openapi(guarded(listRoute, listScenarios), async (c) => c.json(await list(c), 200))
  router.openapi(guarded(readRoute, readScenario), async (c) =>
    c.json(await read(c, c.req.valid('param').id), 200),
  )
  router.openapi(guarded(makeRoute, makeScenario), async (c) => {
    const draft = c.req.valid('json')
    requireArea(deps.index, draft.baseline.area)
    return c.json(await changed(c, makeScenario, draft), 201)
  })
  router.openapi(guarded(changeRoute, changeScenario), async (c) => {
    const input = { ...c.req.valid('json'), id: c.req.valid('param').id }
    return c.json(await changed(c, changeScenario, input), 200)
  })
  router.openapi(guarded(duplicateRoute, duplicateScenario), async (c) => {
    const input = { ...c.req.valid('json'), id: c.req.valid('param').id }
    return c.json(await changed(c, duplicateScenario, input), 201)
  })
  router.openapi(guarded(removeRoute, removeScenario), async (c) => {
    const input = { ...c.req.valid('json'), ...c.req.valid('param'), networkId: await network.id() }
    await runAction(platform, removeScenario, await callOf(c), input)
    return c.json(await list(c), 200)
  })
  router.openapi(
    guarded(baselineRoute, { name: 'read-baseline', access: planningAccess['read-baseline'] }),
    async (c) => c.json(await readBaseline(deps, c.req.valid('query')), 200),
  )
  return router
}
