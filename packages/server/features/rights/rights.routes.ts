import {
  answerRightsRequest as answerRoute,
  askRight as askRoute,
  erasePatient,
  erasurePlan,
  exportOwnData as exportOwnRoute,
  exportPatientData,
  findPerson as findPersonRoute,
  ownRightsRequests,
  type PersonExport,
  planningActivity,
  recordIdentityCheck as recordCheckRoute,
  recordRightsRequest as recordRoute,
  rightsRequests,
  withdrawRightsRequest as withdrawRoute,
} from '@maillage/contract/rights.ts'
import { type Platform, runAction } from '../../platform/action.ts'
import { callOf, callWithoutKey } from '../../platform/call-of.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, type AppContext, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import { answerRightsRequest, withdrawRightsRequest } from './answer-rights-request.ts'
import { erasePerson } from './erase-person.ts'
import { exportOwnData, exportPerson } from './export-person.ts'
import { findPerson } from './find-person.ts'
import { listOwnRightsRequests, listRightsRequests } from './list-rights-requests.ts'
import { planErasure } from './plan-erasure.ts'
import { readPlanningActivity } from './read-planning-activity.ts'
import { recordIdentityCheck } from './record-identity-check.ts'
import { askRight, recordRightsRequest } from './record-rights-request.ts'
import { writeExportPage } from './write-export-page.ts'

export interface RightsDependencies {
  platform: Platform
  network: { id(): Promise<string> }
}

/** What people may do with their own data, and whoever answers them; counts for planning. */
export function rightsRoutes(deps: RightsDependencies): App {
  const router = createRouter()
  own(router, deps)
  requests(router, deps)
  erasures(router, deps)
  const { platform, network } = deps
  router.openapi(guarded(planningActivity, readPlanningActivity), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('query') }
    return c.json(
      { items: await runReading(platform, readPlanningActivity, await c.get('actor')(), input) },
      200,
    )
  })
  return router
}

function own(router: App, { platform, network }: RightsDependencies): void {
  router.openapi(guarded(ownRightsRequests, listOwnRightsRequests), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('query') }
    return c.json(
      { items: await runReading(platform, listOwnRightsRequests, await c.get('actor')(), input) },
      200,
    )
  })
  router.openapi(guarded(askRoute, askRight), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(await runAction(platform, askRight, await callWithoutKey(c), input), 201)
  })
  router.openapi(guarded(withdrawRoute, withdrawRightsRequest), async (c) => {
    const input = { networkId: await network.id(), requestId: c.req.valid('param').id }
    return c.json(await runAction(platform, withdrawRightsRequest, await callWithoutKey(c), input), 200)
  })
  router.openapi(guarded(exportOwnRoute, exportOwnData), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return sendExport(
      c,
      input.format,
      await runAction(platform, exportOwnData, await callWithoutKey(c), input),
    )
  })
}

function requests(router: App, { platform, network }: RightsDependencies): void {
  router.openapi(guarded(rightsRequests, listRightsRequests), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('query') }
    return c.json(
      { items: await runReading(platform, listRightsRequests, await c.get('actor')(), input) },
      200,
    )
  })
  router.openapi(guarded(findPersonRoute, findPerson), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(await runAction(platform, findPerson, await callWithoutKey(c), input), 200)
  })
  router.openapi(guarded(recordRoute, recordRightsRequest), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(await runAction(platform, recordRightsRequest, await callOf(c), input), 201)
  })
  router.openapi(guarded(recordCheckRoute, recordIdentityCheck), async (c) => {
    const input = {
      networkId: await network.id(),
      requestId: c.req.valid('param').id,
      ...c.req.valid('json'),
    }
    return c.json(await runAction(platform, recordIdentityCheck, await callOf(c), input), 200)
  })
  router.openapi(guarded(answerRoute, answerRightsRequest), async (c) => {
    const input = {
      networkId: await network.id(),
      requestId: c.req.valid('param').id,
      ...c.req.valid('json'),
    }
    return c.json(await runAction(platform, answerRightsRequest, await callOf(c), input), 200)
  })
}

function erasures(router: App, { platform, network }: RightsDependencies): void {
  router.openapi(guarded(exportPatientData, exportPerson), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('param'), ...c.req.valid('json') }
    return sendExport(
      c,
      input.format,
      await runAction(platform, exportPerson, await callWithoutKey(c), input),
    )
  })
  router.openapi(guarded(erasurePlan, planErasure), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('param') }
    return c.json(await runReading(platform, planErasure, await c.get('actor')(), input), 200)
  })
  router.openapi(guarded(erasePatient, erasePerson), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('param'), ...c.req.valid('json') }
    return c.json(await runAction(platform, erasePerson, await callOf(c), input), 200)
  })
}

/** The document as a file: its name holds no name. */
function sendExport(c: AppContext, format: 'json' | 'html', data: PersonExport): never {
  const day = data.madeAt.slice(0, 10)
  const body = format === 'json' ? JSON.stringify(data, null, 2) : writeExportPage(data)
  return c.body(body, 200, {
    'content-type': format === 'json' ? 'application/json' : 'text/html; charset=utf-8',
    'content-disposition': `attachment; filename="maillage-${day}.${format}"`,
  }) as never
}
