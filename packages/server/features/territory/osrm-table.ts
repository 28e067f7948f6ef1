import type { TravelFallbackReason } from '@maillage/territory/travel-time.ts'
import { z } from 'zod'

/** WGS84 degrees. */
export interface OsrmPoint {
  readonly lon: number
  readonly lat: number
}

/** The table could not be had; `reason` is for the screen, the message for the log. */
export class OsrmError extends Error {
  override readonly name = 'OsrmError'
  readonly reason: TravelFallbackReason

  constructor(reason: TravelFallbackReason, message: string) {
    super(message)
    this.reason = reason
  }
}

const TableAnswer = z.object({
  code: z.string(),
  message: z.string().optional(),
  durations: z.array(z.array(z.number().nonnegative().nullable())).optional(),
})

/** Five decimals, about a metre: what OSRM reads, and the same text for the same place. */
export const coordinatesOf = ({ lon, lat }: OsrmPoint) => `${lon.toFixed(5)},${lat.toFixed(5)}`

const positions = (count: number, first: number) =>
  Array.from({ length: count }, (_, i) => first + i).join(';')

/**
 * Seconds by car from each source to each destination, by the `table` service of an OSRM server (HTTP API v1);
 * null where it finds no route.
 * @throws OsrmError when the server does not answer in time, refuses, or answers something else.
 */
export async function fetchOsrmTable(
  server: { readonly url: string; readonly profile: string; readonly timeoutMs: number },
  sources: readonly OsrmPoint[],
  destinations: readonly OsrmPoint[],
): Promise<(number | null)[][]> {
  const coordinates = [...sources, ...destinations].map(coordinatesOf).join(';')
  const options = `sources=${positions(sources.length, 0)}&destinations=${positions(destinations.length, sources.length)}`
  const base = server.url.replace(/\/+$/, '')
  const response = await ask(
    `${base}/table/v1/${server.profile}/${coordinates}?${options}&annotations=duration`,
    server.timeoutMs,
  )
  const answer = TableAnswer.safeParse(response.body)
  if (!answer.success)
    throw new OsrmError(response.ok ? 'unreadable' : 'refused', `HTTP ${response.status}, no table`)
  const { code, message, durations } = answer.data
  if (code !== 'Ok' || !response.ok)
    throw new OsrmError('refused', `HTTP ${response.status}, ${code}: ${message ?? ''}`)
  if (durations?.length !== sources.length || durations.some((row) => row.length !== destinations.length)) {
    throw new OsrmError('unreadable', `the table is not ${sources.length} x ${destinations.length}`)
  }
  return durations
}

async function ask(url: string, timeoutMs: number): Promise<{ ok: boolean; status: number; body: unknown }> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'application/json' },
      // An answer that leads elsewhere is not followed: the configuration names whom this server speaks to.
      redirect: 'error',
    })
    const text = await response.text()
    return { ok: response.ok, status: response.status, body: parseJson(text) }
  } catch (error) {
    if ((error as Error).name === 'TimeoutError')
      throw new OsrmError('timeout', `no answer in ${timeoutMs} ms`)
    const cause = (error as Error).cause as Error | undefined
    throw new OsrmError('unreachable', cause?.message ?? (error as Error).message)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
