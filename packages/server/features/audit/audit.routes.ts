import {
  auditChain,
  auditChoices,
  auditEntries,
  auditEntriesCsv,
  breakGlass as breakGlassRoute,
  breakGlasses,
  ownAccessLog,
  verifyAuditChain as verifyRoute,
} from '@maillage/contract/audit.ts'
import { type Platform, runAction } from '../../platform/action.ts'
import { callOf, callWithoutKey } from '../../platform/call-of.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import { breakGlass } from './break-glass.ts'
import { listAuditChoices } from './list-audit-choices.ts'
import { listBreakGlass } from './list-break-glass.ts'
import { readAudit } from './read-audit.ts'
import { readAuditChain } from './read-audit-chain.ts'
import { readOwnAccessLog } from './read-own-access-log.ts'
import { verifyAuditChain } from './verify-audit-chain.ts'
import { writeAuditCsv } from './write-audit-csv.ts'

export interface AuditDependencies {
  platform: Platform
  network: { id(): Promise<string> }
}

const LINES_OF_A_FILE = 50_000

/** The traces: for the auditor, for the person whom they are about; and records opened outside care. */
export function auditRoutes(deps: AuditDependencies): App {
  const router = createRouter()
  entries(router, deps)
  chain(router, deps)
  const { platform, network } = deps
  router.openapi(guarded(ownAccessLog, readOwnAccessLog), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('query') }
    return c.json(await runReading(platform, readOwnAccessLog, await c.get('actor')(), input), 200)
  })
  router.openapi(guarded(breakGlassRoute, breakGlass), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(await runAction(platform, breakGlass, await callOf(c), input), 201)
  })
  router.openapi(guarded(breakGlasses, listBreakGlass), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('query') }
    return c.json({ items: await runReading(platform, listBreakGlass, await c.get('actor')(), input) }, 200)
  })
  return router
}

function entries(router: App, { platform, network }: AuditDependencies): void {
  router.openapi(guarded(auditEntries, readAudit), async (c) => {
    const { limit, breakGlass: only, ...filter } = c.req.valid('query')
    const question = {
      networkId: await network.id(),
      filter: { ...filter, breakGlass: only === 'true' },
      limit,
    }
    return c.json(await runAction(platform, readAudit, await callWithoutKey(c), question), 200)
  })
  router.openapi(guarded(auditEntriesCsv, readAudit), async (c) => {
    const { lang, breakGlass: only, ...asked } = c.req.valid('query')
    const filter = { ...asked, breakGlass: only === 'true' }
    const question = { networkId: await network.id(), filter, limit: LINES_OF_A_FILE, format: 'csv' as const }
    const { items } = await runAction(platform, readAudit, await callWithoutKey(c), question)
    return c.body(writeAuditCsv(items, lang), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="maillage-audit.csv"`,
    }) as never
  })
  router.openapi(guarded(auditChoices, listAuditChoices), async (c) => {
    const input = { networkId: await network.id() }
    return c.json(await runReading(platform, listAuditChoices, await c.get('actor')(), input), 200)
  })
}

function chain(router: App, { platform, network }: AuditDependencies): void {
  router.openapi(guarded(auditChain, readAuditChain), async (c) => {
    const input = { networkId: await network.id() }
    return c.json(await runReading(platform, readAuditChain, await c.get('actor')(), input), 200)
  })
  router.openapi(guarded(verifyRoute, verifyAuditChain), async (c) => {
    const input = { networkId: await network.id() }
    return c.json(await runAction(platform, verifyAuditChain, await callWithoutKey(c), input), 200)
  })
}
