import { lockedUntil, SIGN_IN_LOCKS } from '@maillage/core/access/lock-delay.ts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { bearer } from '../../testing/booking-desk.ts'
import { HOLDING_NOW, openHoldingPatients } from '../../testing/holding-patients.ts'
import { wrongFreeTime } from '../../testing/wrong-free-time.ts'
import { sealAudit } from '../audit/seal-audit.ts'
import { verifyAudit } from '../audit/verify-audit.ts'
import { BOOKING_LIMITS } from './booking-limits.ts'

const { askCode, confirmWith, desk, hold, practitionerId, somebody } = await openHoldingPatients()
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(HOLDING_NOW))

const moveBackAnHour = () => desk.clock.advance(-60)
const releaseJobOf = (appointmentId: string) =>
  desk.tasks['release-expired-hold']({ practitionerId, appointmentId })
const statusOf = async (id: string) =>
  (await desk.db.selectFrom('appointment').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status
const waitOf = async (id: string): Promise<number> => {
  const { rows } = await desk.database.pool.query(
    `select extract(epoch from max(run_at) - now())::float8 as seconds from graphile_worker._private_jobs
      where payload->>'appointmentId' = $1`,
    [id],
  )
  return rows[0].seconds
}

describe('a clock that is moved back an hour', () => {
  it('between the hold and the confirmation: the appointment is booked', async () => {
    const held = await hold()
    const who = somebody()
    const sent = await askCode(held, who)
    moveBackAnHour()
    const booked = await confirmWith(held, { ...who, codeId: sent.body.codeId, code: await desk.lastCode() })
    expect(booked.status).toBe(200)
    const cancelled = await desk.post(
      `/api/appointments/${booked.body.id}/cancel`,
      {},
      bearer(booked.body.sessionToken),
    )
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled-by-patient'])
  })

  it('during a hold: the slot is given back when its five minutes are over, not an hour later', async () => {
    const held = await hold()
    moveBackAnHour()
    await releaseJobOf(held.id)
    expect(await statusOf(held.id)).toBe('expired')
    expect(await wrongFreeTime(desk.db)).toEqual([])
  })

  it('before a hold is kept longer: its end is looked at ten minutes later at most', async () => {
    const held = await hold()
    moveBackAnHour()
    const extended = await desk.post(`/api/holds/${held.id}/extend`, {}, bearer(held.token))
    expect(extended.status).toBe(200)
    expect(await waitOf(held.id)).toBeLessThanOrEqual(2 * BOOKING_LIMITS.holdMinutes * 60 + 1)
    await releaseJobOf(held.id)
    expect(await statusOf(held.id)).toBe('expired')
  })

  it('a hold that was kept longer keeps its second five minutes when the clock is right', async () => {
    const held = await hold()
    desk.clock.advance(4)
    await desk.post(`/api/holds/${held.id}/extend`, {}, bearer(held.token))
    desk.clock.advance(1.1)
    await releaseJobOf(held.id)
    expect(await statusOf(held.id)).toBe('held')
  })

  it('after a code: another one may be asked for, and the last one sent is the one that counts', async () => {
    const held = await hold()
    const who = somebody()
    const first = await askCode(held, who)
    const oldCode = await desk.lastCode()
    moveBackAnHour()
    const second = await askCode(held, who)
    expect(second.status).toBe(200)
    const old = await confirmWith(held, { ...who, codeId: first.body.codeId, code: oldCode })
    expect(old.body.code).toBe('code-expired')
    const code = await desk.lastCode()
    expect((await confirmWith(held, { ...who, codeId: second.body.codeId, code })).status).toBe(200)
  })

  it('after too many codes: the limit counts again from there, and bars nobody until the old hour comes back', async () => {
    const held = await hold()
    const who = somebody()
    const ask = async () => {
      desk.clock.advance(0.6)
      return (await askCode(held, who)).status
    }
    const asked = [await ask(), await ask(), await ask(), await ask()]
    expect(asked).toEqual([200, 200, 200, 429])
    moveBackAnHour()
    const askedAgain = [await ask(), await ask(), await ask(), await ask()]
    expect(askedAgain).toEqual([200, 200, 200, 429])
  })

  it('after a failed sign-in: it is not held against anybody', () => {
    const now = Date.parse(HOLDING_NOW)
    const failures = Array.from({ length: 9 }, (_, i) => now + 3_600_000 - i * 1000)
    expect(lockedUntil(failures.slice(0, 1), now, SIGN_IN_LOCKS.account)).toBeUndefined()
    expect(lockedUntil(failures, now, SIGN_IN_LOCKS.account)).toBeUndefined()
    expect(lockedUntil(failures, now + 3_600_000, SIGN_IN_LOCKS.account)).toBeGreaterThan(now)
  })

  it('between two seals of the audit: the chain goes by the order of the lines, and holds', async () => {
    const seal = () => sealAudit({ database: desk.database.fenced, clock: desk.clock })
    await hold()
    expect(await seal()).toBeGreaterThan(0)
    moveBackAnHour()
    await hold()
    expect(await seal()).toBeGreaterThan(0)
    expect((await verifyAudit(desk.db)).map(({ fault }) => fault)).toEqual([null])
  })
})
