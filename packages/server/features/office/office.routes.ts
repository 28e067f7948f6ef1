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
import { runAction } from '../../platform/action.ts'
import { callOf } from '../../platform/call-of.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, type AppContext, createRouter } from '../../platform/http.ts'
import { type Reading, runReading } from '../../platform/reading.ts'
import { Refusal } from '../../platform/refusal.ts'
import { bookAtOffice } from './book-at-office.ts'
import { cancelAtOffice } from './cancel-at-office.ts'
import { findFirstSlots } from './find-first-slots.ts'
import { followOffice } from './follow-office.ts'
import { moveAtOffice } from './move-at-office.ts'
import type { OfficeDependencies } from './office-dependencies.ts'
import { officeAccess } from './office.access.ts'
import { findNextOpenDay, findPatients, readOfficeDay, readOfficeMonth } from './office.readings.ts'
import { readOutbox } from './read-outbox.ts'
import { setAppointmentStatus } from './set-appointment-status.ts'

const operation = (name: keyof typeof officeAccess) => ({ name, access: officeAccess[name] })

/** The day of the secretaries: read it, follow it, book, move, cancel, see patients arrive. */
export function officeRoutes(deps: OfficeDependencies): App {
  const router = createRouter()
  readings(router, deps)
  changes(router, deps)
  router.openapi(
    guarded(officeEvents, operation('follow-office')),
    async (c) => followOffice(c, deps, await deps.network.id()) as never,
  )
  router.openapi(guarded(devMessages, operation('read-outbox')), async (c) => {
    const items = deps.production ? undefined : await readOutbox(deps.platform.db, await deps.network.id())
    if (!items) throw notInProduction()
    return c.json({ items }, 200)
  })
  return router
}

function readings(router: App, deps: OfficeDependencies): void {
  const read = async <Input extends object, Output>(
    c: AppContext,
    reading: Reading<Input & { networkId: string }, Output>,
    input: Input,
  ): Promise<Output> =>
    runReading(deps.platform, reading, await c.get('actor')(), {
      ...input,
      networkId: await deps.network.id(),
    })
  router.openapi(guarded(officeDay, readOfficeDay), async (c) =>
    c.json(await read(c, readOfficeDay, c.req.valid('query')), 200),
  )
  router.openapi(guarded(officeMonth, readOfficeMonth), async (c) =>
    c.json(await read(c, readOfficeMonth, c.req.valid('query')), 200),
  )
  router.openapi(guarded(officeNextOpenDay, findNextOpenDay), async (c) => {
    const { after, siteIds } = c.req.valid('query')
    return c.json(await read(c, findNextOpenDay, { after, siteIds: siteIds?.split(',') ?? [] }), 200)
  })
  router.openapi(guarded(searchPatients, findPatients), async (c) =>
    c.json({ items: await read(c, findPatients, c.req.valid('json')) }, 200),
  )
  router.openapi(guarded(officeFirstSlots, operation('find-first-slots')), async (c) =>
    c.json({ slots: await findFirstSlots(deps, c.req.valid('json')) }, 200),
  )
}

function changes(router: App, deps: OfficeDependencies): void {
  const { platform, publicUrl } = deps
  const inNetwork = async () => ({ networkId: await deps.network.id(), publicUrl })
  router.openapi(guarded(officeBook, bookAtOffice), async (c) => {
    const input = { ...(await inNetwork()), booking: c.req.valid('json') }
    return c.json(await runAction(platform, bookAtOffice, await callOf(c), input), 201)
  })
  router.openapi(guarded(officeMove, moveAtOffice), async (c) => {
    const input = { ...c.req.valid('json'), appointmentId: c.req.valid('param').id, ...(await inNetwork()) }
    return c.json(await runAction(platform, moveAtOffice, await callOf(c), input), 200)
  })
  router.openapi(guarded(officeCancel, cancelAtOffice), async (c) => {
    const input = { ...c.req.valid('json'), appointmentId: c.req.valid('param').id, ...(await inNetwork()) }
    return c.json(await runAction(platform, cancelAtOffice, await callOf(c), input), 200)
  })
  router.openapi(guarded(officeSetStatus, setAppointmentStatus), async (c) => {
    const input = { ...c.req.valid('json'), appointmentId: c.req.valid('param').id, ...(await inNetwork()) }
    return c.json(await runAction(platform, setAppointmentStatus, await callOf(c), input), 200)
  })
}

function notInProduction(): Refusal {
  return new Refusal('not-found', 404, {
    fr: 'Cette page n’existe que pour une démonstration.',
    en: 'This page exists in a demonstration only.',
  })
}
