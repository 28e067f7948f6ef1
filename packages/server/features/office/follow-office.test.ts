import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { actorAs } from '../../testing/actors.ts'
import { type OfficeDesk, openOfficeDesk } from '../../testing/office-desk.ts'

describe('the live line of the office', () => {
  let desk: OfficeDesk
  beforeAll(async () => {
    desk = await openOfficeDesk('2027-01-12T08:00:00Z')
  })
  afterAll(() => desk.close())

  const screens = async () => (await desk.deps.metrics.liveScreens.get()).values[0]?.value ?? 0
  const until = async (condition: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 100 && !(await condition()); i++)
      await new Promise((resolve) => setTimeout(resolve, 10))
  }

  it('says hello, then each change of its network, without a name; and lets go when the screen closes', async () => {
    const screen = new AbortController()
    const response = await desk.open('/api/office/events', screen.signal)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    void (async () => {
      for (;;) {
        const piece = await reader?.read().catch(() => undefined)
        if (!piece || piece.done) return
        heard += piece.value
      }
    })()
    await until(() => desk.listeners() === 1)
    expect(await screens()).toBe(1)
    desk.tell({ networkId: desk.facts.networkId, practitionerId: 'p1', kind: 'appointment.booked', id: 'a1' })
    desk.tell({ networkId: 'another network', practitionerId: 'p2', kind: 'appointment.booked', id: 'a2' })
    await until(() => heard.includes('a1'))
    expect(heard).toMatch(/event: hello\ndata: .*2027-01-12T08:00:00Z/)
    expect(heard).toContain(
      'event: change\ndata: {"practitionerId":"p1","kind":"appointment.booked","id":"a1"}',
    )
    expect(heard).not.toContain('a2')
    await reader?.cancel()
    screen.abort()
    await until(() => desk.listeners() === 0)
    expect(desk.listeners()).toBe(0)
    expect(await screens()).toBe(0)
  })

  it('ends soon after the session or the role that opened it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    for (const nobody of [{ kind: 'public' } as const, actorAs('planner')]) {
      desk.signInAs(actorAs('secretary'))
      const screen = new AbortController()
      const reader = (await desk.open('/api/office/events', screen.signal)).body?.getReader()
      const isOver = (async () => {
        for (;;) if ((await reader?.read())?.done) return true
      })()
      await until(() => desk.listeners() === 1)
      vi.advanceTimersByTime(20_000)
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(desk.listeners(), 'while the session runs').toBe(1)
      desk.signInAs(nobody)
      vi.advanceTimersByTime(20_000)
      expect(await isOver).toBe(true)
      expect(desk.listeners()).toBe(0)
    }
    vi.useRealTimers()
    desk.signInAs(actorAs('secretary'))
  })

  it('shows the outbox of a demonstration only, and never in production', async () => {
    const scenario = async (of: OfficeDesk) =>
      of.db.updateTable('network').set({ scenario: 'gers' }).where('id', '=', of.facts.networkId).execute()
    expect(await desk.get('/api/dev/messages'), 'a real network').toMatchObject({ status: 404 })
    await scenario(desk)
    expect(await desk.get('/api/dev/messages')).toMatchObject({ status: 200, body: { items: [] } })
    const production = await openOfficeDesk('2027-01-12T08:00:00Z', { production: true })
    await scenario(production)
    expect(await production.get('/api/dev/messages')).toMatchObject({ status: 404 })
    await production.close()
  })
})
