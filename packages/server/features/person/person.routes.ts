import {
  askForRelative as askRoute,
  listOwnRelatives as relativesRoute,
  withdrawRelative as withdrawRoute,
} from '@maillage/contract/own-relatives.ts'
import {
  listUnconfirmedContacts as contactsRoute,
  settleContact as settleRoute,
} from '@maillage/contract/patient-contacts.ts'
import {
  confirmOwnContact as confirmRoute,
  followRelative as followRoute,
  openOwnAppointment as openRoute,
  ownAppointments as appointmentsRoute,
  ownBookingIdentity as identityRoute,
  ownPerson as personRoute,
  sendPersonCode as codeRoute,
  signInPerson as signInRoute,
  signOutEverywhere as everywhereRoute,
} from '@maillage/contract/person.ts'
import { type Platform, runAction } from '../../platform/action.ts'
import { callOf, callWithoutKey } from '../../platform/call-of.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import { deviceOf } from '../sign-in/device-of.ts'
import type { SessionCookie } from '../sign-in/session-cookie.ts'
import { askForRelative } from './ask-for-relative.ts'
import { confirmOwnContact } from './confirm-own-contact.ts'
import { followRelative } from './follow-relative.ts'
import { listOwnAppointments } from './list-own-appointments.ts'
import { listOwnRelatives } from './list-own-relatives.ts'
import { openOwnAppointment } from './open-own-appointment.ts'
import { readBookingIdentity } from './read-booking-identity.ts'
import { readOwnPerson } from './read-own-person.ts'
import { sendPersonCode } from './send-person-code.ts'
import { listUnconfirmedContacts } from './list-unconfirmed-contacts.ts'
import { settleContact } from './settle-contact.ts'
import { signInPerson } from './sign-in-person.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'
import { withdrawRelative } from './withdraw-relative.ts'

export interface PersonDependencies {
  platform: Platform
  network: { id(): Promise<string> }
  cookie: SessionCookie
}

/** Patients and relatives: sign-in by a code, and their own space. */
export function personRoutes(deps: PersonDependencies): App {
  const router = createRouter()
  mountSignIn(router, deps)
  mountOwnSpace(router, deps)
  mountContacts(router, deps)
  mountRelatives(router, deps)
  return router
}

function mountSignIn(router: App, { platform, network, cookie }: PersonDependencies): void {
  router.openapi(guarded(codeRoute, sendPersonCode), async (c) => {
    const call = await callWithoutKey(c)
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(await runAction(platform, sendPersonCode, call, input), 200)
  })
  router.openapi(guarded(signInRoute, signInPerson), async (c) => {
    const call = await callWithoutKey(c)
    const device = deviceOf(c.req.header('user-agent'))
    const input = { networkId: await network.id(), ...c.req.valid('json'), device }
    const { token, person } = await runAction(platform, signInPerson, call, input)
    cookie.write(c, token)
    return c.json(person, 200)
  })
  router.openapi(guarded(everywhereRoute, signOutEverywhere), async (c) => {
    const input = { networkId: await network.id() }
    const ended = await runAction(platform, signOutEverywhere, await callWithoutKey(c), input)
    cookie.clear(c)
    return c.json(ended, 200)
  })
}

function mountOwnSpace(router: App, { platform, network }: PersonDependencies): void {
  const here = async () => ({ networkId: await network.id() })
  router.openapi(guarded(personRoute, readOwnPerson), async (c) =>
    c.json(await runReading(platform, readOwnPerson, await c.get('actor')(), await here()), 200),
  )
  router.openapi(guarded(appointmentsRoute, listOwnAppointments), async (c) => {
    const input = { ...(await here()), secrets: platform.secrets }
    return c.json(await runReading(platform, listOwnAppointments, await c.get('actor')(), input), 200)
  })
  router.openapi(guarded(followRoute, followRelative), async (c) => {
    const input = { ...(await here()), birthDate: c.req.valid('json').birthDate }
    return c.json(await runAction(platform, followRelative, await callWithoutKey(c), input), 200)
  })
  router.openapi(guarded(openRoute, openOwnAppointment), async (c) => {
    const input = { ...(await here()), appointmentId: c.req.valid('param').id }
    return c.json(await runAction(platform, openOwnAppointment, await callWithoutKey(c), input), 200)
  })
  router.openapi(guarded(identityRoute, readBookingIdentity), async (c) => {
    const input = { ...(await here()), patientId: c.req.valid('json').patientId }
    return c.json(await runAction(platform, readBookingIdentity, await callWithoutKey(c), input), 200)
  })
}

/** The contacts that came with bookings: asked about at the desk, or confirmed by the patient. */
function mountContacts(router: App, { platform, network }: PersonDependencies): void {
  router.openapi(guarded(contactsRoute, listUnconfirmedContacts), async (c) => {
    const input = { networkId: await network.id(), patientId: c.req.valid('param').id }
    return c.json({ items: await runAction(platform, listUnconfirmedContacts, await callOf(c), input) }, 200)
  })
  router.openapi(guarded(settleRoute, settleContact), async (c) => {
    const { id: patientId, channel } = c.req.valid('param')
    const input = { networkId: await network.id(), patientId, channel, ...c.req.valid('json') }
    return c.json({ items: await runAction(platform, settleContact, await callOf(c), input) }, 200)
  })
  router.openapi(guarded(confirmRoute, confirmOwnContact), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json(await runAction(platform, confirmOwnContact, await callWithoutKey(c), input), 200)
  })
}

function mountRelatives(router: App, { platform, network }: PersonDependencies): void {
  router.openapi(guarded(relativesRoute, listOwnRelatives), async (c) => {
    const input = { networkId: await network.id(), patientId: c.req.valid('query').patientId }
    return c.json({ items: await runReading(platform, listOwnRelatives, await c.get('actor')(), input) }, 200)
  })
  router.openapi(guarded(askRoute, askForRelative), async (c) => {
    const input = { networkId: await network.id(), ...c.req.valid('json') }
    return c.json({ items: await runAction(platform, askForRelative, await callWithoutKey(c), input) }, 200)
  })
  router.openapi(guarded(withdrawRoute, withdrawRelative), async (c) => {
    const { patientId } = c.req.valid('json')
    const input = { networkId: await network.id(), patientId, relativeId: c.req.valid('param').id }
    return c.json({ items: await runAction(platform, withdrawRelative, await callWithoutKey(c), input) }, 200)
  })
}
