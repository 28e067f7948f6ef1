import pg from 'pg'
import { z } from 'zod'
import type { Logger } from './log.ts'

const LiveChange = z.object({ networkId: z.uuid(), practitionerId: z.uuid(), kind: z.string(), id: z.uuid() })

/** Something changed in a practitioner's day. No name, no reason. */
export type LiveChange = z.infer<typeof LiveChange>

export interface LiveFeed {
  /** Tells every server of this database, soon after the commit. A hint for screens: they read the truth again. */
  announce(changes: LiveChange[]): void
  /** `ended` is called when the feed stops: who follows lets go of its screen. Returns what unsubscribes. */
  subscribe(listener: (change: LiveChange) => void, ended?: () => void): () => void
  /** Lets go of every screen. What requests under way still announce is told to the other servers. */
  stop(): Promise<void>
}

const CHANNEL = 'maillage_live'
const COALESCE_MS = 50
const RECONNECT_MS = 1000
/** PostgreSQL refuses a notification of 8,000 bytes or more. */
const CHANGES_PER_NOTIFICATION = 30

/**
 * LISTEN/NOTIFY outside the transactions: a NOTIFY inside one takes a lock that puts all commits in a queue.
 * Announcements of the same 50 ms leave together.
 */
export function startLiveFeed(url: string, pool: pg.Pool, log: Logger): LiveFeed {
  const listeners = new Map<(change: LiveChange) => void, (() => void) | undefined>()
  let pending: LiveChange[] = []
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let client: pg.Client | undefined
  let reconnection: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    if (stopped) return
    const fresh = new pg.Client({ connectionString: url, application_name: 'maillage live' })
    fresh.on('error', () => undefined)
    fresh.on('end', () => {
      if (!stopped) reconnection = setTimeout(() => void connect(), RECONNECT_MS)
    })
    fresh.on('notification', ({ payload }) => {
      const changes = readChanges(payload)
      if (!changes) log.warn({ event: 'live.not-understood' })
      for (const change of changes ?? []) for (const listener of listeners.keys()) listener(change)
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
      client = fresh
    } catch {
      log.warn({ event: 'live.unreachable' })
      await fresh.end().catch(() => undefined)
    }
  }
  const flush = async (): Promise<void> => {
    timer = undefined
    const batch = pending
    pending = []
    for (let i = 0; i < batch.length; i += CHANGES_PER_NOTIFICATION) {
      const payload = JSON.stringify(batch.slice(i, i + CHANGES_PER_NOTIFICATION))
      await pool
        .query('select pg_notify($1, $2)', [CHANNEL, payload])
        .catch(() => log.warn({ event: 'live.not-announced' }))
    }
  }
  void connect()
  return {
    announce: (changes) => {
      if (changes.length === 0) return
      pending.push(...changes)
      if (stopped) void flush()
      else timer ??= setTimeout(() => void flush(), COALESCE_MS)
    },
    subscribe: (listener, ended) => {
      if (stopped) ended?.()
      listeners.set(listener, ended)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      stopped = true
      for (const ended of listeners.values()) ended?.()
      clearTimeout(timer)
      clearTimeout(reconnection)
      await flush()
      await client?.end().catch(() => undefined)
    },
  }
}

/** For commands and tests that have no screen to tell. */
export const silentFeed: LiveFeed = {
  announce: () => undefined,
  subscribe: () => () => undefined,
  stop: async () => undefined,
}

/** Whoever may connect to the database may notify: undefined for what no server of ours would say. */
function readChanges(payload: string | undefined): LiveChange[] | undefined {
  try {
    return z.array(LiveChange).safeParse(JSON.parse(payload ?? '[]')).data
  } catch {
    return undefined
  }
}
