import {
  devMessages,
  officeBook,
  officeCancel,
  officeDay,
  officeEvents,
  officeFirstSlots,
  officeMonth,
  officeMove,
  officeNextOpenDay,
  officeSetStatus,
  searchPatients,
} from '@maillage/contract/office.ts'
import { type Call, runAction } from '../../platform/action.ts'
import { type App, type AppContext, createRouter } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import { bookAtOffice } from './book-at-office.ts'
import { cancelAtOffice } from './cancel-at-office.ts'
import { findFirstSlots } from './find-first-slots.ts'
import { findNextOpenDay } from './find-next-open-day.ts'
import { findPatients } from './find-patients.ts'
import { followOffice } from './follow-office.ts'
import { moveAtOffice } from './move-at-office.ts'
import type { OfficeDependencies } from './office-dependencies.ts'
import { readOfficeDay, readOfficeMonth } from './read-office-day.ts'
import { readOutbox } from './read-outbox.ts'
import { setAppointmentStatus } from './set-appointment-status.ts'

/** The day of the secretaries: read it, follow it, book, move, cancel, see patients arrive. */
export function officeRoutes(deps: OfficeDependencies): App {
  const router = createRouter()
  readings(router, deps)
  changes(router, deps)
  router.openapi(officeEvents, async (c) => {
    deps.officeActor()
    return followOffice(c, deps, await deps.network.id()) as never
  })
  router.openapi(devMessages, async (c) => {
    if (deps.production) throw notInProduction()
    return c.json({ items: await readOutbox(deps.platform.db, await deps.network.id()) }, 200)
  })
  return router
}

function readings(router: App, deps: OfficeDependencies): void {
  const { db, clock } = deps.platform
  router.openapi(officeDay, async (c) => {
    deps.officeActor()
    const { date, siteId } = c.req.valid('query')
    return c.json(
      await readOfficeDay(db, { networkId: await deps.network.id(), date, siteId, now: clock.now() }),
      200,
    )
  })
  router.openapi(officeMonth, async (c) => {
    deps.officeActor()
    const { month, siteId } = c.req.valid('query')
    return c.json(
      await readOfficeMonth(db, { networkId: await deps.network.id(), month, siteId, now: clock.now() }),
      200,
    )
  })
  router.openapi(officeNextOpenDay, async (c) => {
    deps.officeActor()
    const { after, siteIds } = c.req.valid('query')
    const request = { networkId: await deps.network.id(), after, siteIds: siteIds?.split(',') ?? [] }
    return c.json(await findNextOpenDay(db, request), 200)
  })
  router.openapi(searchPatients, async (c) => {
    deps.officeActor()
    const { query, limit } = c.req.valid('json')
    return c.json(
      {
        items: await findPatients(db, { networkId: await deps.network.id(), query, limit, now: clock.now() }),
      },
      200,
    )
  })
  router.openapi(officeFirstSlots, async (c) => {
    deps.officeActor()
    return c.json({ slots: await findFirstSlots(deps, c.req.valid('json')) }, 200)
  })
}

function changes(router: App, deps: OfficeDependencies): void {
  const { platform, publicUrl } = deps
  const callOf = (c: AppContext): Call => ({
    actor: deps.officeActor(),
    language: c.get('language'),
    requestId: c.get('requestId'),
    idempotencyKey: c.req.header('idempotency-key'),
  })
  router.openapi(officeBook, async (c) => {
    const call = callOf(c)
    const input = { networkId: await deps.network.id(), publicUrl, booking: c.req.valid('json') }
    return c.json(await runAction(platform, bookAtOffice, call, input), 201)
  })
  router.openapi(officeMove, async (c) => {
    const call = callOf(c)
    const input = {
      ...c.req.valid('json'),
      appointmentId: c.req.valid('param').id,
      networkId: await deps.network.id(),
      publicUrl,
    }
    return c.json(await runAction(platform, moveAtOffice, call, input), 200)
  })
  router.openapi(officeCancel, async (c) => {
    const call = callOf(c)
    const input = {
      ...c.req.valid('json'),
      appointmentId: c.req.valid('param').id,
      networkId: await deps.network.id(),
      publicUrl,
    }
    return c.json(await runAction(platform, cancelAtOffice, call, input), 200)
  })
  router.openapi(officeSetStatus, async (c) => {
    const call = callOf(c)
    const input = {
      ...c.req.valid('json'),
      appointmentId: c.req.valid('param').id,
      networkId: await deps.network.id(),
      publicUrl,
    }
    return c.json(await runAction(platform, setAppointmentStatus, call, input), 200)
  })
}

function notInProduction(): Refusal {
  return new Refusal('not-found', 404, {
    fr: 'Cette page n’existe que sur un serveur de développement.',
    en: 'This page exists on a development server only.',
  })
}
