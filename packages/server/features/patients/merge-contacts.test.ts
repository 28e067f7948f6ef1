import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAction } from '../../platform/action.ts'
import { actorAs } from '../../testing/actors.ts'
import type { Browser } from '../../testing/browser.ts'
import { BOOKED_BIRTH, openFirstBookingDesk } from '../../testing/first-booking-desk.ts'
import { readTold } from '../booking/patient-answer.ts'
import { readAppointment } from '../booking/read-appointment.ts'
import { findOwnRecords } from '../person/find-own-records.ts'
import { withdrawRelative } from '../person/withdraw-relative.ts'
import { confirmRelative } from './confirm-relative.ts'
import { mergePatients } from './merge-patients.ts'
import { undoMerge } from './undo-merge.ts'

const NOW = '2027-01-11T08:00:00Z'
const call = { actor: actorAs('secretary'), language: 'fr' } as const
let desk: Awaited<ReturnType<typeof openFirstBookingDesk>>

beforeAll(async () => {
  desk = await openFirstBookingDesk(NOW)
})
afterAll(() => desk.close())
beforeEach(async () => {
  for (const table of ['attempt', 'person_code', 'contact_code'] as const)
    await desk.db.deleteFrom(table).execute()
})

const merge = (keptId: string, mergedId: string, takeContacts = false) =>
  runAction(desk.platform, mergePatients, call, {
    networkId: desk.facts.networkId,
    keptId,
    mergedId,
    takeContacts,
  })
const undo = (mergeId: string) =>
  runAction(desk.platform, undoMerge, call, { networkId: desk.facts.networkId, mergeId })
const toCome = async (browser: Browser): Promise<string[]> =>
  (await browser.get('/api/my/appointments')).body.toCome.map(({ id }: { id: string }) => id)
const told = async (appointmentId: string): Promise<string | undefined> => {
  const appointment = await readAppointment(desk.db, desk.facts.networkId, appointmentId)
  return appointment && (await readTold(desk.db, appointment))?.recipient?.address
}
const opens = (address: string) =>
  findOwnRecords(desk.db, desk.facts.networkId, { channel: 'email', address }, BOOKED_BIRTH)

/** The record of a patient whom the desk knows, written as somebody else's with one letter more; they booked on the web themselves. */
async function addAlike(givenName: string, email: string, phone?: string) {
  const patientId = await desk.facts.addPatient({
    givenNames: `${givenName}n`,
    nameKey: `exemple|${givenName.toLowerCase()}n`,
    birthDate: BOOKED_BIRTH,
    email,
    ...(phone ? { phone } : {}),
  })
  const booked = await desk.book(`${givenName}n`, email)
  expect(booked.patientId).toBe(patientId)
  return booked
}

async function rows(): Promise<string> {
  const tables = ['patient', 'appointment', 'contact_person', 'occupation', 'membership']
  const all = tables.map(
    (name) => sql`select ${name}::text as name, to_jsonb(r)::text as row from ${sql.table(name)} r`,
  )
  const { rows: found } = await sql<{ all: string }>`
    select json_agg(t order by t.name, t.row)::text as all from (${sql.join(all, sql` union all `)}) t`.execute(
    desk.db,
  )
  return found[0]?.all ?? ''
}

describe('a merge into a record whose contact nobody confirmed', () => {
  it('gives that contact neither the appointments of the other record nor their messages', async () => {
    const first = await desk.firstBooking('email')
    const theirs = await addAlike(first.givenName, 'victime@exemple.fr')
    const stranger = await desk.enter(first.contact)
    const before = await rows()
    const { mergeId } = await merge(first.patientId, theirs.patientId)
    expect(await toCome(stranger)).toEqual([first.appointmentId])
    const opened = await stranger.post(`/api/my/appointments/${theirs.appointmentId}/open`)
    expect([opened.status, opened.body.code]).toEqual([404, 'no-such-appointment'])
    expect([await told(theirs.appointmentId), await told(first.appointmentId)]).toEqual([
      'victime@exemple.fr',
      first.contact,
    ])
    expect(await opens('victime@exemple.fr'), 'a merge opens nothing').toEqual([])
    await undo(mergeId)
    expect(await rows()).toBe(before)
  })

  it('is refused while appointments of the other have no contact of their own; the other way round it passes', async () => {
    const first = await desk.firstBooking('email')
    const theirs = await addAlike(first.givenName, 'sans@exemple.fr')
    await desk.db.updateTable('patient').set({ email: null }).where('id', '=', theirs.patientId).execute()
    const before = await rows()
    await expect(merge(first.patientId, theirs.patientId)).rejects.toMatchObject({
      kind: 'contact-to-settle',
      status: 409,
    })
    expect(await rows()).toBe(before)
    await merge(theirs.patientId, first.patientId, true)
    expect(await opens(first.contact), 'their web bookings would become those of the contact').toEqual([])
  })
})

describe('a contact that nobody confirmed', () => {
  it('is not taken over by a record that has a contact', async () => {
    const first = await desk.firstBooking('email')
    const theirs = await addAlike(first.givenName, 'vraie@exemple.fr')
    const own = { email: null, phone: '+33639980799' }
    await desk.db.updateTable('patient').set(own).where('id', '=', theirs.patientId).execute()
    const { mergeId } = await merge(theirs.patientId, first.patientId, true)
    const record = () =>
      desk.db
        .selectFrom('patient')
        .select(['email', 'phone'])
        .where('id', '=', theirs.patientId)
        .executeTakeFirstOrThrow()
    expect(await record()).toEqual(own)
    expect(await opens(first.contact)).toEqual([])
    expect(await told(theirs.appointmentId)).toBe(own.phone)
    await undo(mergeId)
    expect(await record()).toEqual(own)
  })

  it('never has what another contact of the record booked', async () => {
    const first = await desk.firstBooking('email')
    const second = await desk.book(first.givenName, '06 39 98 07 55')
    expect(second.patientId).toBe(first.patientId)
    await desk.db
      .updateTable('patient')
      .set({ phone: '+33639980755', phone_unconfirmed_since: NOW })
      .where('id', '=', first.patientId)
      .execute()
    expect(await toCome(await desk.enter(first.contact))).toEqual([first.appointmentId])
    const byPhone = await desk.enter('06 39 98 07 55')
    expect(await toCome(byPhone)).toEqual([second.appointmentId])
    expect((await byPhone.post(`/api/my/appointments/${first.appointmentId}/open`)).status).toBe(404)
    expect((await byPhone.post(`/api/my/appointments/${second.appointmentId}/open`)).status).toBe(200)
  })
})

describe('undoing a merge', () => {
  async function twoWithRelative(email: string) {
    const first = await desk.firstBooking('email')
    const theirs = await addAlike(first.givenName, `de.${email}`)
    const contactId = await desk.addContactPerson(theirs.patientId, { email })
    return { kept: first.patientId, merged: theirs.patientId, contactId }
  }
  const say = (patientId: string, contactId: string, confirmed: boolean) =>
    runAction(desk.platform, confirmRelative, call, {
      networkId: desk.facts.networkId,
      patientId,
      contactId,
      confirmed,
    })

  it('gives back the confirmation of a relative, and to the row', async () => {
    const { kept, merged } = await twoWithRelative('niece@exemple.fr')
    const before = await rows()
    const { mergeId } = await merge(kept, merged)
    expect(await opens('niece@exemple.fr')).toEqual([])
    await undo(mergeId)
    expect(await rows()).toBe(before)
    expect(await opens('niece@exemple.fr')).toMatchObject([{ patientId: merged, role: 'relative' }])
  })

  it('gives back no confirmation that was withdrawn since', async () => {
    const { kept, merged, contactId } = await twoWithRelative('neveu@exemple.fr')
    const { mergeId } = await merge(kept, merged)
    await say(kept, contactId, false)
    await undo(mergeId)
    expect(await opens('neveu@exemple.fr')).toEqual([])
  })

  it('nor one of a relative whom the patient withdrew since', async () => {
    const { kept, merged, contactId } = await twoWithRelative('filleul@exemple.fr')
    await sql`update contact_person set asked_at = ${NOW} where id = ${contactId}`.execute(desk.db)
    await sql`update appointment set contact_person_id = ${contactId} where patient_id = ${merged}`.execute(
      desk.db,
    )
    const { mergeId } = await merge(kept, merged)
    const actor = actorAs('patient', { patientId: kept })
    const input = { networkId: desk.facts.networkId, patientId: kept, relativeId: contactId }
    await runAction(desk.platform, withdrawRelative, { actor, language: 'fr' }, input)
    await undo(mergeId)
    expect(await opens('filleul@exemple.fr')).toEqual([])
  })

  it('closes the kept record to a relative who goes, confirmed since for both', async () => {
    const { kept, merged, contactId } = await twoWithRelative('cousine@exemple.fr')
    const { mergeId } = await merge(kept, merged)
    await say(kept, contactId, true)
    const cousin = await desk.enter('cousine@exemple.fr')
    expect((await cousin.get('/api/my/appointments')).body.toCome).toHaveLength(2)
    await undo(mergeId)
    expect((await cousin.get('/api/my/appointments')).status).toBe(403)
    expect(await opens('cousine@exemple.fr')).toMatchObject([{ patientId: merged }])
  })
})
