import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bearer } from '../../testing/booking-desk.ts'
import { actAs, type Booked, type BookedPatients, openBookedPatients } from '../../testing/booked-patients.ts'

const NOW = '2027-01-11T08:00:00Z'
let patients: BookedPatients
let desk: BookedPatients['desk']

beforeAll(async () => {
  patients = await openBookedPatients(NOW)
  desk = patients.desk
})
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(NOW))

const see = ({ appointment }: Booked, token = appointment.sessionToken) =>
  desk.get(`/api/appointments/${appointment.id}`, bearer(token))

describe('an appointment that its patient looks at again', () => {
  it('is what a move in another tab made of it', async () => {
    const mine = await patients.booked()
    const { practitionerId, siteId } = patients
    const moved = await actAs(desk, mine, 'move', { practitionerId, siteId, start: mine.at(40) })
    expect(moved.status).toBe(200)
    expect((await see(mine)).body).toMatchObject({ status: 'booked', slot: { start: mine.at(40) } })
  })

  it('is cancelled once the centre cancelled it', async () => {
    const mine = await patients.booked()
    await desk.db
      .updateTable('appointment')
      .set({ status: 'cancelled-by-site' })
      .where('id', '=', mine.appointment.id)
      .execute()
    expect((await see(mine)).body).toMatchObject({ status: 'cancelled-by-site', restorableUntil: null })
  })

  it('does not make the session longer, and is closed when the session ends', async () => {
    const mine = await patients.booked()
    desk.clock.advance(29)
    const again = await see(mine)
    expect(again.body.sessionToken).toBe(mine.appointment.sessionToken)
    desk.clock.advance(2)
    expect((await see(mine)).body.code).toBe('check-needed')
  })

  it('is for the session of that appointment only', async () => {
    const [mine, other] = [await patients.booked(), await patients.booked()]
    expect((await see(mine, other.appointment.sessionToken)).status).toBe(403)
    expect((await desk.get(`/api/appointments/${mine.appointment.id}`)).status).toBe(401)
  })
})
