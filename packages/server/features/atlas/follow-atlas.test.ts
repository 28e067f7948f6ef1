import type { Atlas, OpenSlots } from '@maillage/contract/atlas.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveChange } from '../../platform/live.ts'
import { signInAs } from '../../testing/sign-in-as.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

let app: TestApp
let planner: { cookie: string; origin: string }
let reasonId: string
/** Screens that listen: a feed within the process. */
const listeners = new Set<(change: LiveChange) => void>()

beforeAll(async () => {
  app = await createTestApp({ scenario: 'gers', now: '2027-01-12T08:05:00Z' })
  app.deps.platform.live = {
    announce: (changes) => {
      for (const change of changes) for (const tell of listeners) tell(change)
    },
    subscribe: (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    stop: async () => undefined,
  }
  planner = await signInAs(app, ['planner'])
  reasonId = (await read<Atlas>('/api/atlas')).reasons[0]?.id ?? ''
}, 60_000)
afterAll(() => app.close())

async function read<Answer>(path: string): Promise<Answer> {
  return (await (await app.request(path, { headers: planner })).json()) as Answer
}
const sites = async () => (await read<OpenSlots>(`/api/atlas/open-slots?reason=${reasonId}`)).sites
const post = async (path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.json()
}

/** Opens the line of a screen, and gathers what it hears. */
async function follow() {
  const screen = new AbortController()
  const response = await app.request('/api/atlas/live', { headers: planner, signal: screen.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const events: string[] = []
  void (async () => {
    for (;;) {
      const piece = await reader?.read().catch(() => undefined)
      if (!piece || piece.done) return
      events.push(...[...piece.value.matchAll(/event: (\w+)/g)].map(([, event]) => event ?? ''))
    }
  })()
  const close = async () => {
    await reader?.cancel()
    screen.abort()
  }
  return { events, close }
}

describe('the line of the atlas', () => {
  it('tells of a booking, after which the slots are read as they are', async () => {
    const { events, close } = await follow()
    await expect.poll(() => events).toEqual(['hello'])
    const before = await sites()
    const fleurance = before.find(({ communeCode }) => communeCode === '32132')
    const start = fleurance?.starts[0] ?? ''
    const { slots } = await post('/api/slots/search', { reasonId, siteIds: [fleurance?.id], limit: 200 })
    const free = slots.filter((slot: { start: string }) => slot.start === start)
    for (const { practitionerId, siteId } of free)
      await post('/api/holds', { reasonId, practitionerId, siteId, start })
    await expect.poll(() => events.includes('changed')).toBe(true)
    const after = (await sites()).find(({ id }) => id === fleurance?.id)
    expect(after?.starts).not.toContain(start)
    expect(after?.starts[0]).toBe(fleurance?.starts.find((other) => other > start))
    await close()
  })

  it('tells once of many changes at once, nothing of another network, and lets go of a closed screen', async () => {
    const { events, close } = await follow()
    await expect.poll(() => events.length).toBe(1)
    const networkId = await app.deps.network.id()
    const change = { practitionerId: 'p', kind: 'appointment.booked', id: 'a' }
    app.deps.platform.live.announce([{ ...change, networkId: 'another' }])
    app.deps.platform.live.announce(Array.from({ length: 50 }, () => ({ ...change, networkId })))
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect(events).toEqual(['hello', 'changed', 'changed'])
    await close()
    await expect.poll(() => listeners.size).toBe(0)
  })

  it('is closed to whoever may not read the atlas', async () => {
    expect((await app.request('/api/atlas/live')).status).toBe(401)
    const headers = await signInAs(app, ['secretary'])
    expect((await app.request('/api/atlas/live', { headers })).status).toBe(403)
  })
})
