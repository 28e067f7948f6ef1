import {
  cancelOwnAppointment as cancelRoute,
  confirmHold as confirmRoute,
  extendHold as extendRoute,
  getHold as getHoldRoute,
  holdSlot as holdRoute,
  identifyByLink as identifyRoute,
  linkCalendar as calendarRoute,
  moveChoices as choicesRoute,
  moveOwnAppointment as moveRoute,
  releaseHold as releaseRoute,
  restoreOwnAppointment as restoreRoute,
  sendCode as codeRoute,
  setWantsEarlier as earlierRoute,
  viewLink as viewLinkRoute,
  viewOwnAppointment as viewOwnRoute,
} from '@maillage/contract/booking.ts'
import { searchSlots as searchRoute } from '@maillage/contract/slot-search.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { bookingAccess } from './booking.access.ts'
import type { BookingDependencies } from './booking-dependencies.ts'
import { cancelOwnAppointment } from './cancel-own-appointment.ts'
import { confirmHold } from './confirm-hold.ts'
import { extendHold } from './extend-hold.ts'
import { getHold } from './get-hold.ts'
import { holdSlot } from './hold-slot.ts'
import { identifyByLink } from './identify-by-link.ts'
import { moveChoices } from './move-choices.ts'
import { moveOwnAppointment } from './move-own-appointment.ts'
import { releaseHold } from './release-hold.ts'
import { bearer, minutesFrom, requireHold, requireSession, runFor } from './request-facts.ts'
import { restoreOwnAppointment } from './restore-own-appointment.ts'
import { searchSlots } from './search-slots.ts'
import { sendCode } from './send-code.ts'
import { setWantsEarlier } from './set-wants-earlier.ts'
import { linkCalendar, viewLink } from './view-link.ts'
import { viewOwnAppointment } from './view-own-appointment.ts'

const operation = (name: keyof typeof bookingAccess) => ({ name, access: bookingAccess[name] })

/** What a patient does: search, hold, confirm, and change behind a link. */
export function bookingRoutes(deps: BookingDependencies): App {
  const router = createRouter()
  router.openapi(guarded(searchRoute, operation('search-slots')), async (c) =>
    c.json(await searchSlots(deps, c.req.valid('json')), 200),
  )
  mountHolds(router, deps)
  mountLinks(router, deps)
  mountAppointments(router, deps)
  return router
}

function mountHolds(router: App, deps: BookingDependencies): void {
  const { platform, network, publicUrl } = deps
  router.openapi(guarded(holdRoute, operation('hold-slot')), async (c) => {
    const request = c.req.valid('json')
    const travel = request.communeCode
      ? await minutesFrom(deps, { communeCode: request.communeCode })
      : undefined
    const input = {
      networkId: await network.id(),
      request,
      minutesBySite: travel?.minutesBySite,
    }
    return c.json(await runFor(c, platform, holdSlot, undefined, input), 201)
  })
  router.openapi(guarded(getHoldRoute, operation('get-hold')), async (c) => {
    const { id } = c.req.valid('param')
    requireHold(platform, c.req.header('authorization'), id)
    return c.json(await getHold(deps, id), 200)
  })
  router.openapi(guarded(extendRoute, operation('extend-hold')), async (c) => {
    const { id } = c.req.valid('param')
    const actor = requireHold(platform, c.req.header('authorization'), id)
    return c.json(
      await runFor(c, platform, extendHold, actor, { networkId: await network.id(), appointmentId: id }),
      200,
    )
  })
  router.openapi(guarded(releaseRoute, operation('release-hold')), async (c) => {
    const { id } = c.req.valid('param')
    const actor = requireHold(platform, c.req.header('authorization'), id)
    return c.json(
      await runFor(c, platform, releaseHold, actor, { networkId: await network.id(), appointmentId: id }),
      200,
    )
  })
  router.openapi(guarded(codeRoute, operation('send-code')), async (c) => {
    const { id } = c.req.valid('param')
    const actor = requireHold(platform, c.req.header('authorization'), id)
    const input = {
      networkId: await network.id(),
      appointmentId: id,
      request: c.req.valid('json'),
    }
    return c.json(await runFor(c, platform, sendCode, actor, input), 200)
  })
  router.openapi(guarded(confirmRoute, operation('confirm-hold')), async (c) => {
    const { id } = c.req.valid('param')
    const actor = requireHold(platform, c.req.header('authorization'), id)
    const input = {
      networkId: await network.id(),
      appointmentId: id,
      publicUrl,
      request: c.req.valid('json'),
    }
    return c.json(await runFor(c, platform, confirmHold, actor, input), 200)
  })
}

function mountLinks(router: App, deps: BookingDependencies): void {
  const { platform, network } = deps
  router.openapi(guarded(viewLinkRoute, operation('view-link')), async (c) =>
    c.json(await viewLink(deps, c.req.valid('param').token), 200),
  )
  router.openapi(guarded(identifyRoute, operation('identify-by-link')), async (c) => {
    const input = {
      networkId: await network.id(),
      token: c.req.valid('param').token,
      birthDate: c.req.valid('json').birthDate,
    }
    return c.json(await runFor(c, platform, identifyByLink, undefined, input), 200)
  })
  router.openapi(guarded(calendarRoute, operation('link-calendar')), async (c) => {
    const file = await linkCalendar(deps, c.req.valid('param').token, c.get('language') ?? 'fr')
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="rendez-vous.ics"',
    })
  })
}

function mountAppointments(router: App, deps: BookingDependencies): void {
  const { platform, network, publicUrl } = deps
  const own = async (id: string) => ({ networkId: await network.id(), appointmentId: id, publicUrl })
  router.openapi(guarded(moveRoute, operation('move-own-appointment')), async (c) => {
    const { id } = c.req.valid('param')
    const actor = requireSession(platform, c.req.header('authorization'), id)
    const { communeCode, ...to } = c.req.valid('json')
    const travel = communeCode ? await minutesFrom(deps, { communeCode }) : undefined
    const input = { ...(await own(id)), to, minutesBySite: travel?.minutesBySite }
    return c.json(await runFor(c, platform, moveOwnAppointment, actor, input), 200)
  })
  router.openapi(guarded(cancelRoute, operation('cancel-own-appointment')), async (c) => {
    const { id } = c.req.valid('param')
    const actor = requireSession(platform, c.req.header('authorization'), id)
    return c.json(await runFor(c, platform, cancelOwnAppointment, actor, await own(id)), 200)
  })
  router.openapi(guarded(restoreRoute, operation('restore-own-appointment')), async (c) => {
    const { id } = c.req.valid('param')
    const actor = requireSession(platform, c.req.header('authorization'), id)
    return c.json(await runFor(c, platform, restoreOwnAppointment, actor, await own(id)), 200)
  })
  router.openapi(guarded(viewOwnRoute, operation('view-own-appointment')), async (c) => {
    const { id } = c.req.valid('param')
    const authorization = c.req.header('authorization')
    requireSession(platform, authorization, id)
    return c.json(await viewOwnAppointment(deps, id, bearer(authorization) ?? ''), 200)
  })
  router.openapi(guarded(choicesRoute, operation('move-choices')), async (c) => {
    const { id } = c.req.valid('param')
    requireSession(platform, c.req.header('authorization'), id)
    return c.json({ slots: await moveChoices(deps, id, c.req.valid('query').limit) }, 200)
  })
  router.openapi(guarded(earlierRoute, operation('set-wants-earlier')), async (c) => {
    const { id } = c.req.valid('param')
    const actor = requireSession(platform, c.req.header('authorization'), id)
    const { wantsEarlier } = c.req.valid('json')
    return c.json(
      await runFor(c, platform, setWantsEarlier, actor, {
        networkId: await network.id(),
        appointmentId: id,
        wantsEarlier,
      }),
      200,
    )
  })
}
