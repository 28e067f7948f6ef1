import { auditRoutes } from '../features/audit/audit.routes.ts'
import { rightsRoutes } from '../features/rights/rights.routes.ts'
import type { Browser } from './browser.ts'
import { openPersonDesk, signInByCode } from './person-desk.ts'

/** Of everybody who books here. */
export const BOOKED_BIRTH = '1950-02-03'

/** The desk of patients with one agenda on the next day, and people who book without an account, in names that nobody had before. */
export async function openFirstBookingDesk(now: string) {
  const desk = await openPersonDesk(now)
  desk.app.route('/', auditRoutes(desk))
  desk.app.route('/', rightsRoutes(desk))
  const practitionerId = await desk.facts.addPractitioner()
  const reasonId = await desk.facts.addReason()
  await desk.facts.addOpening({ practitionerId, start: '2027-01-12T08:00', end: '2027-01-12T20:00' })
  let people = 0
  let minutes = 0
  let entered = 0

  /** Books the next free time as the person of this given name, with a contact of one's own. */
  async function book(givenName: string, contact: string, relationship?: string) {
    const start = new Date(Date.parse('2027-01-12T07:00:00Z') + minutes * 60_000).toISOString()
    minutes += 20
    const browser = desk.browser()
    const slot = { reasonId, practitionerId, siteId: desk.facts.siteIds.fleurance, start }
    const { body: held } = await browser.post('/api/holds', slot)
    const bearer = { authorization: `Bearer ${held.token}` }
    const patient = { givenName, birthName: 'Exemple', birthDate: BOOKED_BIRTH }
    const who = { contact, patient, ...(relationship ? { relationship } : {}) }
    const { body: sent } = await browser.post(`/api/holds/${held.id}/code`, who, bearer)
    const answer = { ...who, codeId: sent.codeId, code: await desk.lastCode() }
    const { body } = await browser.post(`/api/holds/${held.id}/confirm`, answer, bearer)
    if (body.status !== 'booked') throw new Error(`not booked: ${JSON.stringify(body)}`)
    const { patient_id } = await desk.db
      .selectFrom('appointment')
      .select('patient_id')
      .where('id', '=', held.id)
      .executeTakeFirstOrThrow()
    return { appointmentId: held.id as string, patientId: patient_id as string }
  }

  return {
    ...desk,
    book,
    /** A name, and the contact of whoever booked first in it. */
    firstBooking: async (channel: 'phone' | 'email' = people % 2 === 0 ? 'email' : 'phone') => {
      people += 1
      const givenName = `Jean${'abcdefghijklmnop'[people]}`
      const contact = channel === 'email' ? `premier${people}@exemple.fr` : `06 39 98 07 ${10 + people}`
      return { givenName, contact, channel, ...(await book(givenName, contact)) }
    },
    /** Signs in with a code, a minute after whoever did before. */
    enter: async (contact: string): Promise<Browser> => {
      entered += 1
      desk.clock.moveTo(new Date(Date.parse(now) + entered * 60_000).toISOString())
      const browser = desk.browser()
      const { status, body } = await signInByCode(desk, browser, contact, BOOKED_BIRTH)
      if (status !== 200) throw new Error(`not signed in: ${JSON.stringify(body)}`)
      return browser
    },
  }
}
