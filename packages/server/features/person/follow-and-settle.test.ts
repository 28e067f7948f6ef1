import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { actorAs } from '../../testing/actors.ts'
import type { Browser } from '../../testing/browser.ts'
import { BOOKED_BIRTH, openFirstBookingDesk } from '../../testing/first-booking-desk.ts'
import { signInByCode } from '../../testing/person-desk.ts'
import { settleContact } from './settle-contact.ts'

const NOW = '2027-01-11T08:00:00Z'
const OWN_BIRTH = '1985-06-07'
let desk: Awaited<ReturnType<typeof openFirstBookingDesk>>

beforeAll(async () => {
  desk = await openFirstBookingDesk(NOW)
})
afterAll(() => desk.close())
beforeEach(async () => {
  for (const table of ['attempt', 'person_code', 'contact_code'] as const)
    await desk.db.deleteFrom(table).execute()
})

/** Somebody with a record of their own, who booked first in the name of somebody else, with the contact of that record. */
async function bookForStranger(givenName: string) {
  const { email } = await desk.newPatient({ birthDate: OWN_BIRTH })
  const booked = await desk.book(givenName, email)
  const browser = desk.browser()
  desk.clock.moveTo('2027-01-11T09:00:00Z')
  expect((await signInByCode(desk, browser, email, OWN_BIRTH)).status).toBe(200)
  return { email, browser, ...booked }
}
const follow = (browser: Browser) => browser.post('/api/my/relatives', { birthDate: BOOKED_BIRTH })
const toCome = async (browser: Browser): Promise<string[]> =>
  (await browser.get('/api/my/appointments')).body.toCome.map(({ id }: { id: string }) => id)
const memberships = (patientId: string) =>
  desk.db
    .selectFrom('membership')
    .select(['role', 'bookings_only'])
    .where('patient_id', '=', patientId)
    .where((of) =>
      of.or([
        of('valid_until', 'is', null),
        of('valid_until', '>', new Date(desk.clock.now().epochMilliseconds)),
      ]),
    )
    .execute()

async function settle(patientId: string, channel: 'phone' | 'email', belongs: boolean): Promise<void> {
  await sql`update patient set identity_status = 'validated', sex = 'male', birth_place_code = '32132', evidence_kind = 'passport',
    evidence_at = ${NOW}, evidence_by = 'test' where id = ${patientId}`.execute(desk.db)
  const input = { networkId: desk.facts.networkId, patientId, channel, belongs }
  await runAction(desk.platform, settleContact, { actor: actorAs('secretary'), language: 'fr' }, input)
}

describe('following by birth date a record that one only booked for', () => {
  it('gives what was booked with the contact, and never the record', async () => {
    const { browser, patientId, appointmentId } = await bookForStranger('Odile')
    const later = await desk.book('Odile', 'lavraie@exemple.fr')
    expect(later.patientId, 'the attack reaches one record').toBe(patientId)
    const { status, body } = await follow(browser)
    expect(status).toBe(200)
    expect(body.records).toContainEqual(expect.objectContaining({ patientId, bookingsOnly: true }))
    expect(await memberships(patientId)).toEqual([{ role: 'patient', bookings_only: true }])
    expect(await toCome(browser)).toEqual([appointmentId])
    const log = await browser.get(`/api/my/access-log?patientId=${patientId}`)
    expect([log.status, log.body.code]).toEqual([403, 'contact-unconfirmed'])
    const open = await browser.post(`/api/my/appointments/${later.appointmentId}/open`)
    expect([open.status, open.body.code]).toEqual([404, 'no-such-appointment'])
  })

  it('gives the record once the desk confirmed that contact as a relative’s', async () => {
    const { browser, email, patientId } = await bookForStranger('Odette')
    await desk.addContactPerson(patientId, { email })
    const { body } = await follow(browser)
    expect(body.records).toContainEqual(
      expect.objectContaining({ patientId, role: 'relative', bookingsOnly: false }),
    )
  })
})

describe('a contact that the person says is not theirs', () => {
  it('loses at once all that it opened on the record, under another birth date and as a relative too', async () => {
    const { browser, email, patientId, appointmentId } = await bookForStranger('Oriane')
    await follow(browser)
    const byCode = await desk.enter(email)
    await desk.addContactPerson(patientId, { email })
    const asRelative = await desk.enter(email)
    const second = desk.browser()
    await desk.db.deleteFrom('person_code').execute()
    desk.clock.moveTo('2027-01-11T10:00:00Z')
    await signInByCode(desk, second, email, OWN_BIRTH)
    await follow(second)
    expect((await memberships(patientId)).map(({ role }) => role)).toEqual(['relative', 'relative'])
    await settle(patientId, 'email', false)
    expect(await memberships(patientId)).toEqual([])
    expect(await toCome(second)).toEqual([])
    expect((await second.post(`/api/my/appointments/${appointmentId}/open`)).status).toBe(404)
    for (const gone of [byCode, asRelative])
      expect((await gone.get('/api/my/appointments')).status).not.toBe(200)
  })

  it('takes nothing from whoever has the record by another contact', async () => {
    const first = await desk.firstBooking('email')
    await desk.addContactPerson(first.patientId, { email: 'sa.fille@exemple.fr' })
    const daughter = await desk.enter('sa.fille@exemple.fr')
    const stranger = await desk.enter(first.contact)
    await settle(first.patientId, 'email', false)
    expect((await stranger.get('/api/my/appointments')).status).toBe(403)
    expect(await toCome(daughter)).toEqual([first.appointmentId])
  })
})
