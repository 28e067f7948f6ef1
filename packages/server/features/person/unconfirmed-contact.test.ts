import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { newId } from '../../platform/ids.ts'
import { actorAs } from '../../testing/actors.ts'
import type { Browser } from '../../testing/browser.ts'
import { BOOKED_BIRTH, openFirstBookingDesk } from '../../testing/first-booking-desk.ts'
import { mergePatients } from '../patients/merge-patients.ts'
import { findOwnRecords } from './find-own-records.ts'
import { listUnconfirmedContacts } from './list-unconfirmed-contacts.ts'
import { settleContact } from './settle-contact.ts'
import type { ContactChannel } from './unconfirmed-of.ts'

const NOW = '2027-01-11T08:00:00Z'
let desk: Awaited<ReturnType<typeof openFirstBookingDesk>>

beforeAll(async () => {
  desk = await openFirstBookingDesk(NOW)
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.clock.moveTo(NOW)
  for (const table of ['attempt', 'person_code', 'contact_code'] as const)
    await desk.db.deleteFrom(table).execute()
})

async function toCome(browser: Browser): Promise<string[]> {
  const { body } = await browser.get('/api/my/appointments')
  return body.toCome.map(({ id }: { id: string }) => id).sort()
}

/** What each part of the record answers. */
async function restOf(browser: Browser, patientId: string) {
  const answers = {
    accesses: await browser.get(`/api/my/access-log?patientId=${patientId}`),
    unnamed: await browser.get('/api/my/access-log'),
    requests: await browser.get(`/api/my/rights-requests?patientId=${patientId}`),
    asking: await browser.post('/api/my/rights-requests', { patientId, kind: 'erasure' }),
    taking: await browser.post('/api/my/export', { patientId, format: 'json' }),
    confirming: await browser.post('/api/my/contacts/confirm', { patientId, channel: 'phone' }),
  }
  return Object.fromEntries(Object.entries(answers).map(([name, { body }]) => [name, body.code ?? 'open']))
}
const CLOSED = {
  accesses: 'contact-unconfirmed',
  unnamed: 'contact-unconfirmed',
  requests: 'contact-unconfirmed',
  asking: 'contact-unconfirmed',
  taking: 'contact-unconfirmed',
  confirming: 'contact-unconfirmed',
}

const secretary = actorAs('secretary')
const call = { actor: secretary, language: 'fr' } as const
async function settle(patientId: string, channel: ContactChannel, belongs: boolean): Promise<string> {
  const input = { networkId: desk.facts.networkId, patientId, channel, belongs }
  return runAction(desk.platform, settleContact, call, input).then(
    () => 'done',
    (problem: { kind: string }) => problem.kind,
  )
}
const seeDocument = (patientId: string) =>
  sql`update patient set identity_status = 'validated', sex = 'male', birth_place_code = '32132', evidence_kind = 'passport',
    evidence_at = ${NOW}, evidence_by = 'test' where id = ${patientId}`.execute(desk.db)

describe('who books first in a name that nobody had', () => {
  it('sees what they booked, and nothing of what the person books later, nor of the record', async () => {
    const first = await desk.firstBooking()
    const later = await desk.book(first.givenName, 'lavraie@exemple.fr')
    const byRelative = await desk.book(first.givenName, 'sonfils@exemple.fr', 'child')
    expect([later.patientId, byRelative.patientId], 'the attack reaches one record').toEqual([
      first.patientId,
      first.patientId,
    ])
    const atDesk = await desk.book(first.givenName, first.contact)
    await sql`update appointment set booked_by = 'office' where id = ${atDesk.appointmentId}`.execute(desk.db)
    const browser = await desk.enter(first.contact)
    expect(await toCome(browser)).toEqual([first.appointmentId])
    for (const { appointmentId } of [later, byRelative, atDesk]) {
      const { status, body } = await browser.post(`/api/my/appointments/${appointmentId}/open`)
      expect([status, body.code]).toEqual([404, 'no-such-appointment'])
    }
    expect((await browser.post(`/api/my/appointments/${first.appointmentId}/open`)).status).toBe(200)
    expect(await restOf(browser, first.patientId)).toEqual(CLOSED)
  })

  it('sees each appointment booked with that contact, and is told what to do for the rest', async () => {
    const first = await desk.firstBooking()
    const second = await desk.book(first.givenName, first.contact)
    const forThem = await desk.book(first.givenName, first.contact, 'carer')
    const browser = await desk.enter(first.contact)
    const booked = [first, second, forThem].map(({ appointmentId }) => appointmentId)
    expect(await toCome(browser)).toEqual(booked.sort())
    const { body } = await browser.get('/api/my/person')
    expect(body.records).toMatchObject([
      { patientId: first.patientId, bookingsOnly: true, unconfirmedContacts: [] },
    ])
    const refused = await browser.get('/api/my/access-log')
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      'Pour voir le reste de votre dossier, présentez une pièce d’identité à l’accueil : le secrétariat confirmera que ce contact est le vôtre.',
    ])
  })

  it('reads no name that the desk wrote since', async () => {
    const first = await desk.firstBooking()
    await sql`update patient set used_name = 'Nouveau', given_names = given_names || ', Pierre' where id = ${first.patientId}`.execute(
      desk.db,
    )
    const browser = await desk.enter(first.contact)
    const answers = [
      await browser.get('/api/my/person'),
      await browser.post('/api/my/booking-identity', { patientId: first.patientId }),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toMatch(/Nouveau|Pierre/)
    }
  })

  it('is not taken for the person, and ends no session of theirs', async () => {
    const first = await desk.firstBooking('phone')
    const stranger = await desk.enter(first.contact)
    expect((await stranger.post(`/api/my/appointments/${first.appointmentId}/open`)).status).toBe(200)
    const own = { email: 'vraie@exemple.fr' }
    await desk.db.updateTable('patient').set(own).where('id', '=', first.patientId).execute()
    const person = await desk.enter(own.email)
    expect(await restOf(person, first.patientId)).toMatchObject({ accesses: 'open', taking: 'open' })
    const { body } = await person.get('/api/my/access-log')
    const { who } = body.items.find(({ sentence }: { sentence: { fr: string } }) =>
      sentence.fr.startsWith('Le rendez-vous a été ouvert'),
    )
    expect([who.isYou, who.name.fr]).toEqual([
      false,
      'Qui a pris un rendez-vous en ligne, avec un contact non confirmé',
    ])
    await stranger.post('/api/my/sign-out-everywhere')
    expect((await person.get('/api/my/person')).status).toBe(200)
  })
})

describe('the desk', () => {
  it('confirms the contact once a document was seen: it opens the record, at once', async () => {
    const first = await desk.firstBooking()
    const { channel } = first
    const later = await desk.book(first.givenName, 'ailleurs@exemple.fr')
    const browser = await desk.enter(first.contact)
    expect(await settle(first.patientId, channel, true)).toBe('identity-not-seen')
    expect(await restOf(browser, first.patientId)).toEqual(CLOSED)
    await seeDocument(first.patientId)
    expect(await restOf(browser, first.patientId), 'a document alone says nothing of a contact').toEqual(
      CLOSED,
    )
    expect(await settle(first.patientId, channel, true)).toBe('done')
    expect(await restOf(browser, first.patientId)).toMatchObject({
      accesses: 'open',
      requests: 'open',
      asking: 'open',
      taking: 'open',
      confirming: 'proved-identity-needed',
    })
    expect(await toCome(browser)).toEqual([first.appointmentId, later.appointmentId].sort())
    expect(await settle(first.patientId, channel, true)).toBe('no-such-contact')
    const lines = await browser.get('/api/my/access-log')
    expect(JSON.stringify(lines.body.items)).toContain('Votre téléphone ou votre e-mail a été confirmé')
  })

  it('takes a contact that is not theirs off the record, and what it opened is closed', async () => {
    const first = await desk.firstBooking()
    const { channel } = first
    const browser = await desk.enter(first.contact)
    await seeDocument(first.patientId)
    expect(await settle(first.patientId, channel, false)).toBe('done')
    expect((await browser.get('/api/my/appointments')).status).toBe(403)
    const contact = { channel: channel === 'email' ? channel : 'sms', address: first.contact } as const
    expect(await findOwnRecords(desk.db, desk.facts.networkId, contact, BOOKED_BIRTH)).toEqual([])
    const { body } = await desk
      .browser()
      .post('/api/person/code', { contact: first.contact, birthDate: BOOKED_BIRTH })
    const before = (await desk.messages()).length
    await desk.deliver(body.codeId)
    expect((await desk.messages()).length).toBe(before)
  })

  it('is told which contacts wait, and whoever does not care for the patient is not', async () => {
    const first = await desk.firstBooking()
    const input = { networkId: desk.facts.networkId, patientId: first.patientId }
    expect(await runAction(desk.platform, listUnconfirmedContacts, call, input)).toMatchObject([
      { channel: first.channel, since: new Date(NOW).toISOString() },
    ])
    const elsewhere = { ...call, actor: actorAs('secretary', { siteIds: [newId()] }) }
    await expect(runAction(desk.platform, listUnconfirmedContacts, elsewhere, input)).rejects.toMatchObject({
      kind: 'not-in-care',
    })
    await expect(
      runAction(desk.platform, settleContact, elsewhere, { ...input, channel: 'email', belongs: true }),
    ).rejects.toMatchObject({ kind: 'not-in-care' })
  })
})

describe('a merge', () => {
  it('confirms no contact that it takes over', async () => {
    const first = await desk.firstBooking('email')
    const kept = await desk.facts.addPatient({
      givenNames: `${first.givenName}n`,
      nameKey: `exemple|${first.givenName.toLowerCase()}n`,
      birthDate: BOOKED_BIRTH,
    })
    const made = { made_by: secretary.accountId, created_at: NOW }
    await desk.db.updateTable('patient').set(made).where('id', '=', kept).execute()
    await runAction(desk.platform, mergePatients, call, {
      networkId: desk.facts.networkId,
      keptId: kept,
      mergedId: first.patientId,
      takeContacts: true,
    })
    const browser = await desk.enter(first.contact)
    expect(await restOf(browser, kept)).toEqual(CLOSED)
    expect(await toCome(browser)).toEqual([first.appointmentId])
  })
})

describe('a contact that the desk wrote', () => {
  it('opens the record, and so does that of a confirmed relative who booked first', async () => {
    const { email, patientId } = await desk.newPatient({ birthDate: BOOKED_BIRTH })
    expect(await restOf(await desk.enter(email), patientId)).toMatchObject({
      accesses: 'open',
      taking: 'open',
    })
    const first = await desk.firstBooking()
    const { channel } = first
    const row = await desk.db
      .selectFrom('patient')
      .select(channel)
      .where('id', '=', first.patientId)
      .executeTakeFirstOrThrow()
    await desk.addContactPerson(first.patientId, { [channel]: Object.values(row)[0] ?? '' })
    const browser = await desk.enter(first.contact)
    const { body } = await browser.get('/api/my/person')
    expect(body.records).toMatchObject([
      { patientId: first.patientId, role: 'relative', bookingsOnly: false },
    ])
    expect(await restOf(browser, first.patientId)).toMatchObject({ accesses: 'open', taking: 'forbidden' })
  })
})

describe('FranceConnect', () => {
  it('opens the record, and lets the person say that the contact is theirs', async () => {
    const first = await desk.firstBooking()
    const { channel } = first
    const byCode = await desk.enter(first.contact)
    const proved = await asFranceConnect(first.patientId)
    expect((await proved.get('/api/my/access-log')).status).toBe(200)
    expect(await restOf(byCode, first.patientId)).toEqual(CLOSED)
    const { body } = await proved.get('/api/my/person')
    expect(body.records[0].unconfirmedContacts).toMatchObject([{ channel }])
    const confirmed = await proved.post('/api/my/contacts/confirm', { patientId: first.patientId, channel })
    expect(confirmed.body.records[0].unconfirmedContacts).toEqual([])
    expect(await restOf(byCode, first.patientId)).toMatchObject({ accesses: 'open' })
    expect(await restOf(await desk.enter(first.contact), first.patientId)).toMatchObject({ accesses: 'open' })
  })
})

/** A session as FranceConnect opens it for this patient; the sign-in itself is tested with a real server of OpenID Connect. */
async function asFranceConnect(patientId: string): Promise<Browser> {
  const { email } = await desk.newPatient({ birthDate: BOOKED_BIRTH })
  const browser = await desk.enter(email)
  const { body } = await browser.get('/api/session')
  const { account, session } = body.signedIn
  await sql`delete from account_identity where account_id = ${account.id}`.execute(desk.db)
  await sql`update membership set patient_id = ${patientId} where account_id = ${account.id}`.execute(desk.db)
  await sql`update session set factors = '{franceconnect}' where id = ${session.id}`.execute(desk.db)
  return browser
}
