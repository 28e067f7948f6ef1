import { randomUUID } from 'node:crypto'

export interface Slot {
  practitionerId: string
  siteId: string
  start: string
}

export interface Answer {
  status: number
  type: string
  /** The header Retry-After; null without one. */
  retryAfter: string | null
  // biome-ignore lint/suspicious/noExplicitAny: a test reads members of many kinds of answers
  body: any
}

/** Sends what a patient's screen sends. A retry with the same `key` is the same request. */
export async function post(
  url: string,
  body?: unknown,
  { token, forwardedFor, key = randomUUID() }: { token?: string; forwardedFor?: string; key?: string } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after'),
    body: await response.json(),
  }
}

/** A reason open to everyone, and free slots for it, no two of which meet. */
export async function findSlots(address: string): Promise<{ reasonId: string; slots: Slot[] }> {
  const network = (await (await fetch(`${address}/api/network`)).json()) as {
    reasons: { id: string; audience: string; minimumAgeMonths: number; maximumAgeMonths: number | null }[]
  }
  for (const reason of network.reasons) {
    if (reason.audience !== 'everyone' || reason.maximumAgeMonths !== null) continue
    const found = await post(`${address}/api/slots/search`, { reasonId: reason.id, days: 62, limit: 200 })
    const slots = apart(found.body.slots as (Slot & { end: string })[])
    if (slots.length >= 30) return { reasonId: reason.id, slots }
  }
  throw new Error('no reason of this scenario has 30 free slots')
}

function apart(slots: (Slot & { end: string })[]): Slot[] {
  const busyUntil = new Map<string, number>()
  return [...slots]
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .filter(({ practitionerId, start, end }) => {
      const pause = 60 * 60_000
      if (Date.parse(start) < (busyUntil.get(practitionerId) ?? 0)) return false
      busyUntil.set(practitionerId, Date.parse(end) + pause)
      return true
    })
}
