import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../testing/browser.ts'
import { openPersonDesk, type PersonDesk, signInByCode } from '../../testing/person-desk.ts'

const NOW = '2027-01-11T08:00:00Z'
const JEANNE = { contact: 'jeanne@exemple.fr', birthDate: '1958-03-04' }
const SON = { contact: 'paul@exemple.fr', birthDate: '1985-06-07' }

let desk: PersonDesk
let practitionerId: string
let reasonId: string
let jeanne: string
let son: string
let stranger: string
let mine: Browser

beforeAll(async () => {
  desk = await openPersonDesk(NOW)
  practitionerId = await desk.facts.addPractitioner()
  reasonId = await desk.facts.addReason({ cancelNoticeMinutes: 120 })
  for (const day of ['12', '13', '14', '15', '18', '19'])
    await desk.facts.addOpening({
      practitionerId,
      start: `2027-01-${day}T09:00`,
      end: `2027-01-${day}T12:00`,
    })
  jeanne = await desk.facts.addPatient({ email: JEANNE.contact, givenNames: 'Jeanne, Marie' })
  son = await desk.facts.addPatient({
    email: SON.contact,
    birthDate: SON.birthDate,
    givenNames: 'Paul',
    nameKey: 'exemple|paul',
  })
  stranger = await desk.facts.addPatient({
    birthDate: '1990-01-01',
    givenNames: 'Inès',
    nameKey: 'exemple|ines',
  })
  mine = desk.browser()
  await signIn(mine, JEANNE)
})
afterAll(() => desk.close())
beforeEach(() => desk.clock.moveTo(NOW))

/** Signs in as if nobody had asked for a code before: limits are not what these tests are about. */
async function signIn(browser: Browser, who: { contact: string; birthDate: string }) {
  await desk.db.deleteFrom('attempt').execute()
  await desk.db.deleteFrom('person_code').execute()
  return signInByCode(desk, browser, who.contact, who.birthDate)
}

/** Books for a person as the patient does, spared the code by the proof of the session. */
async function book(browser: Browser, patientId: string, start: string) {
  const held = await browser.post('/api/holds', {
    reasonId,
    practitionerId,
    siteId: desk.facts.siteIds.fleurance,
    start,
  })
  expect(held.status).toBe(201)
  const { body: identity } = await browser.post('/api/my/booking-identity', { patientId })
  const { relationship, ...rest } = identity
  return browser.post(
    `/api/holds/${held.body.id}/confirm`,
    { ...rest, ...(relationship ? { relationship } : {}) },
    { authorization: `Bearer ${held.body.token}` },
  )
}
const appointmentsOf = async (browser: Browser) => (await browser.get('/api/my/appointments')).body

describe('booking while signed in', () => {
  it('fills the form and spares the code', async () => {
    const sentBefore = (await desk.messages()).filter((message) => message.kind === 'code').length
    const { status, body } = await book(mine, jeanne, '2027-01-12T08:00:00Z')
    expect([status, body.status, body.patientGivenName]).toEqual([200, 'booked', 'Jeanne, Marie'])
    const { toCome } = await appointmentsOf(mine)
    expect(toCome).toMatchObject([{ id: body.id, patientId: jeanne, status: 'booked', changeable: true }])
    const sent = (await desk.messages()).filter((message) => message.kind === 'code').length
    expect(sent).toBe(sentBefore)
  })

  it('is not done for a record of somebody else', async () => {
    const { status, body } = await mine.post('/api/my/booking-identity', { patientId: stranger })
    expect([status, body.code]).toEqual([403, 'not-yours'])
  })

  it('proves the contact for half an hour', async () => {
    const { body } = await mine.post('/api/my/booking-identity', { patientId: jeanne })
    const { provesContact } = await import('../booking/booking-tokens.ts')
    const { Temporal } = await import('temporal-polyfill')
    const worth = (at: string, contact: string) =>
      provesContact(desk.platform.secrets, body.contactProof, contact, Temporal.Instant.from(at))
    expect(worth('2027-01-11T08:29:59Z', JEANNE.contact)).toBe(true)
    expect(worth('2027-01-11T08:30:00Z', JEANNE.contact)).toBe(false)
    expect(worth('2027-01-11T08:29:59Z', SON.contact)).toBe(false)
  })
})

describe('my appointments', () => {
  it('are those of my record, to come and past, and of nobody else', async () => {
    const theirs = desk.browser()
    await signIn(theirs, SON)
    const { body: other } = await book(theirs, son, '2027-01-12T09:00:00Z')
    const { body: first } = await book(mine, jeanne, '2027-01-13T08:00:00Z')
    const { toCome, past } = await appointmentsOf(mine)
    const ids = [...toCome, ...past].map(({ id }: { id: string }) => id)
    expect(ids).toContain(first.id)
    expect(ids).not.toContain(other.id)
    desk.clock.moveTo('2027-01-13T08:20:00Z')
    const later = desk.browser()
    await signIn(later, JEANNE)
    const afterwards = await appointmentsOf(later)
    expect(afterwards.past.map(({ id }: { id: string }) => id)).toContain(first.id)
    expect(afterwards.toCome.map(({ id }: { id: string }) => id)).not.toContain(first.id)
  })

  it('are changeable until the notice of their reason', async () => {
    await book(mine, jeanne, '2027-01-14T10:00:00Z')
    const changeable = async (at: string) => {
      desk.clock.moveTo(at)
      const browser = desk.browser()
      await signIn(browser, JEANNE)
      const { toCome } = await appointmentsOf(browser)
      return toCome.find(({ slot }: { slot: { start: string } }) => slot.start === '2027-01-14T10:00:00.000Z')
    }
    expect(await changeable('2027-01-14T08:00:00Z')).toMatchObject({
      changeable: true,
      changeableUntil: '2027-01-14T08:00:00.000Z',
    })
    expect(await changeable('2027-01-14T08:02:00Z')).toMatchObject({ changeable: false })
  })

  it('open with what moves and cancels them', async () => {
    const { body: booked } = await book(mine, jeanne, '2027-01-15T08:00:00Z')
    const { status, body: opened } = await mine.post(`/api/my/appointments/${booked.id}/open`)
    expect([status, opened.id]).toEqual([200, booked.id])
    const cancelled = await mine.post(`/api/appointments/${booked.id}/cancel`, undefined, {
      authorization: `Bearer ${opened.sessionToken}`,
    })
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled-by-patient'])
    const { past } = await appointmentsOf(mine)
    expect(past.find(({ id }: { id: string }) => id === booked.id).status).toBe('cancelled-by-patient')
  })

  it('leave no answer behind, whatever key the request carries', async () => {
    const key = { 'idempotency-key': 'a-key-of-the-tests' }
    await signIn(mine, JEANNE)
    await mine.post('/api/my/booking-identity', { patientId: jeanne }, key)
    const { toCome } = await appointmentsOf(mine)
    await mine.post(`/api/my/appointments/${toCome[0].id}/open`, undefined, key)
    const kept = desk.db
      .selectFrom('idempotency_key')
      .select('action')
      .where('key', '=', 'a-key-of-the-tests')
    expect(await kept.execute()).toEqual([])
  })

  it('of somebody else are not found, as one that is not there', async () => {
    const theirs = desk.browser()
    await signIn(theirs, SON)
    desk.clock.moveTo('2027-01-11T09:00:00Z')
    const browser = desk.browser()
    await signIn(browser, SON)
    const { toCome } = await appointmentsOf(browser)
    const again = desk.browser()
    await signIn(again, JEANNE)
    const other = await again.post(`/api/my/appointments/${toCome[0].id}/open`)
    expect([other.status, other.body.code]).toEqual([404, 'no-such-appointment'])
    const none = await again.post('/api/my/appointments/018f0000-0000-7000-8000-000000000000/open')
    expect([none.status, none.body.code]).toEqual([404, 'no-such-appointment'])
  })
})

describe('whom I help', () => {
  it('is added by their birth date when my contact stands in their record, and stays at the next sign-in', async () => {
    const mother = await desk.facts.addPatient({
      birthDate: '1935-02-03',
      givenNames: 'Odette',
      nameKey: 'exemple|odette',
    })
    const contactId = await desk.addContactPerson(mother, { email: JEANNE.contact })
    desk.clock.moveTo('2027-01-11T10:00:00Z')
    const browser = desk.browser()
    await signIn(browser, JEANNE)
    const { status, body } = await browser.post('/api/my/relatives', { birthDate: '03/02/1935' })
    expect(status).toBe(200)
    expect(
      body.records.map(({ patientId, role }: { patientId: string; role: string }) => [patientId, role]),
    ).toEqual([
      [jeanne, 'patient'],
      [mother, 'relative'],
    ])
    expect((await browser.post('/api/my/booking-identity', { patientId: mother })).body).toMatchObject({
      patient: { givenName: 'Odette' },
      relationship: 'child',
      contact: JEANNE.contact,
    })
    desk.clock.moveTo('2027-01-11T11:30:00Z')
    const next = await signIn(desk.browser(), JEANNE)
    expect(next.body.records).toHaveLength(2)
    await desk.db.deleteFrom('contact_person').where('id', '=', contactId).execute()
    desk.clock.moveTo('2027-01-11T13:30:00Z')
    const last = await signIn(desk.browser(), JEANNE)
    expect(last.body.records).toHaveLength(1)
  })

  it('is not found by a birth date alone, and five tries are enough', async () => {
    desk.clock.moveTo('2027-01-11T15:30:00Z')
    const browser = desk.browser()
    await signIn(browser, JEANNE)
    const answers = []
    for (let i = 0; i < 6; i++) {
      const { body } = await browser.post('/api/my/relatives', { birthDate: '1990-01-01' })
      answers.push([body.code, body.attemptsLeft])
    }
    expect(answers).toEqual([
      ['no-such-relative', 4],
      ['no-such-relative', 3],
      ['no-such-relative', 2],
      ['no-such-relative', 1],
      ['too-many-tries', 0],
      ['too-many-tries', 0],
    ])
  })
})

describe('signing out everywhere', () => {
  it('ends every session of this person, on another device and by another contact too, and no other', async () => {
    desk.clock.moveTo('2027-01-20T08:00:00Z')
    await desk.db.updateTable('patient').set({ phone: '+33639980012' }).where('id', '=', jeanne).execute()
    const [here, there, byPhone, somebodyElse] = [
      desk.browser(),
      desk.browser(),
      desk.browser(),
      desk.browser(),
    ]
    await signIn(here, JEANNE)
    await signIn(byPhone, { ...JEANNE, contact: '06 39 98 00 12' })
    await signIn(somebodyElse, SON)
    desk.clock.moveTo('2027-01-20T08:02:00Z')
    await signIn(there, JEANNE)
    const { body } = await here.post('/api/my/sign-out-everywhere')
    expect(body).toEqual({ ended: 3 })
    expect(desk.sessionOf(here)).toBeUndefined()
    for (const browser of [here, there, byPhone])
      expect((await browser.get('/api/my/person')).status).toBe(401)
    expect((await somebodyElse.get('/api/my/person')).status).toBe(200)
  })
})

describe('without a session', () => {
  it.each([
    ['get', '/api/my/person'],
    ['get', '/api/my/appointments'],
    ['post', '/api/my/relatives'],
    ['post', '/api/my/booking-identity'],
    ['post', '/api/my/sign-out-everywhere'],
  ] as const)('%s %s asks to sign in', async (method, path) => {
    const { status, body } = await desk
      .browser()
      [method](path, { birthDate: '1990-01-01', patientId: stranger } as never)
    expect([status, body.code]).toEqual([401, 'sign-in-needed'])
  })
})
