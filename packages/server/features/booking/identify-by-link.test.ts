import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bearer } from '../../testing/booking-desk.ts'
import { actAs, type Booked, type BookedPatients, openBookedPatients } from '../../testing/booked-patients.ts'

const NOW = '2027-01-11T08:00:00Z'
let patients: BookedPatients
let desk: BookedPatients['desk']
let practitionerId: BookedPatients['practitionerId']
let reasonId: BookedPatients['reasonId']
let siteId: BookedPatients['siteId']

beforeAll(async () => {
  patients = await openBookedPatients(NOW)
  ;({ desk, practitionerId, reasonId, siteId } = patients)
})
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(NOW))

const booked = () => patients.booked()
const act = (mine: Booked, verb: string, body?: unknown, headers = {}) =>
  actAs(desk, mine, verb, body, headers)
describe('the link of a message', () => {
  it('shows when and where before the check, neither name nor reason', async () => {
    const mine = await booked()
    const { status, body } = await desk.get(`/api/links/${mine.appointment.manageToken}`)
    expect(status).toBe(200)
    expect(body).toEqual({ status: 'booked', start: mine.start, end: mine.at(20), siteId })
  })

  it.each(['nope', 'é', 'a'.repeat(3000)])(
    'however it was cut or pasted, is one that leads nowhere',
    async (cut) => {
      const { status, body } = await desk.get(`/api/links/${encodeURIComponent(cut)}`)
      expect([status, body.code]).toEqual([404, 'no-such-appointment'])
    },
  )

  it('gives a calendar file with the place, whether or not the site has a street', async () => {
    const mine = await booked()
    const location = async () => {
      const file = await (await desk.text(`/api/links/${mine.appointment.manageToken}/calendar.ics`)).text()
      return /^LOCATION:(.*)$/m.exec(file.replaceAll('\r\n ', ''))?.[1]?.trim()
    }
    const site = desk.db.updateTable('site').where('id', '=', siteId)
    const { name, address_line, postal_code, commune_name } = await desk.db
      .selectFrom('site')
      .selectAll()
      .where('id', '=', siteId)
      .executeTakeFirstOrThrow()
    expect(await location()).toBe(`${name}\\, ${address_line}\\, ${postal_code} ${commune_name}`)
    await site.set({ address_line: '' }).execute()
    expect(await location()).toBe(`${name}\\, ${postal_code} ${commune_name}`)
    await site.set({ address_line }).execute()
  })

  it('opens with the birth date, as often as wanted', async () => {
    const mine = await booked()
    for (const birthDate of ['1958-03-04', '04/03/1958']) {
      const { status, body } = await desk.post(`/api/links/${mine.appointment.manageToken}/identify`, {
        birthDate,
      })
      expect(status).toBe(200)
      expect(body).toMatchObject({
        id: mine.appointment.id,
        status: 'booked',
        reasonId,
        manageToken: mine.appointment.manageToken,
      })
    }
  })

  it('closes 15 minutes after 5 wrong birth dates, even to the right one, and says how many are left', async () => {
    const mine = await booked()
    const identify = (birthDate: string) =>
      desk.post(`/api/links/${mine.appointment.manageToken}/identify`, { birthDate })
    expect((await identify('1958-02-31')).body.code).toBe('impossible-date')
    const tries = []
    for (let i = 0; i < 5; i++) tries.push(await identify('1958-03-05'))
    expect(tries.map((answer) => answer.body.attemptsLeft)).toEqual([4, 3, 2, 1, 0])
    expect(tries[4]).toMatchObject({ status: 429, body: { code: 'link-locked' } })
    expect(await identify('1958-03-04')).toMatchObject({
      status: 429,
      body: { code: 'link-locked', until: '2027-01-11T08:15:00Z' },
    })
    desk.clock.advance(15)
    expect((await identify('1958-03-04')).status).toBe(200)
  })

  it('guessed many times at once is tried 5 times only', async () => {
    const mine = await booked()
    const dates = Array.from({ length: 12 }, (_, i) => `19${60 + i}-03-04`)
    const answers = await Promise.all(
      dates.map((birthDate) =>
        desk.post(`/api/links/${mine.appointment.manageToken}/identify`, { birthDate }),
      ),
    )
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(4)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(8)
  })

  it('that was altered, or signed for something else, opens nothing', async () => {
    const mine = await booked()
    const token = mine.appointment.manageToken
    const altered = (token[0] === 'A' ? 'B' : 'A') + token.slice(1)
    for (const wrong of [
      altered,
      `${token}A`,
      token.slice(0, -1),
      'x'.repeat(38),
      mine.appointment.sessionToken,
    ]) {
      expect((await desk.get(`/api/links/${wrong}`)).body.code).toBe('no-such-appointment')
    }
  })

  it('gives a calendar file without name and reason', async () => {
    const mine = await booked()
    const response = await desk.text(`/api/links/${mine.appointment.manageToken}/calendar.ics`)
    expect(response.headers.get('content-type')).toContain('text/calendar')
    const file = await response.text()
    expect(file).toContain(`DTSTART:${mine.start.slice(0, 19).replace(/[-:]/g, '')}Z\r\n`)
    for (const secret of ['Jeanne', 'Exemple', 'secret']) expect(file).not.toContain(secret)
  })

  it('opens no hold', async () => {
    const mine = await booked()
    const held = await desk.post('/api/holds', { reasonId, practitionerId, siteId, start: mine.at(20) })
    expect(
      (await desk.post(`/api/appointments/${held.body.id}/cancel`, undefined, bearer(held.body.token))).body
        .code,
    ).toBe('check-needed')
  })
})

describe('a session', () => {
  it('ends after 30 minutes and is worth one appointment only', async () => {
    const [mine, others] = [await booked(), await booked()]
    const crossed = await desk.post(
      `/api/appointments/${others.appointment.id}/cancel`,
      undefined,
      bearer(mine.appointment.sessionToken),
    )
    expect([crossed.status, crossed.body.code]).toEqual([403, 'check-needed'])
    desk.clock.advance(30)
    expect((await act(mine, 'cancel')).body.code).toBe('check-needed')
  })
})
