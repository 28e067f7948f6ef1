import { signContactProof } from '@maillage/server/features/booking/booking-tokens.ts'
import type pg from 'pg'
import { type BenchResult, percentile, timingOf } from '../frame.ts'
import { type HttpClient, inParallel, openClient } from '../http/client.ts'
import { type ServedBooking, serveBooking } from '../http/serve-booking.ts'
import { bookBarely, openBareClients } from './bare-booking.ts'
import {
  type BookableNetwork,
  type BookableSlot,
  createBookableNetwork,
  makePerson,
} from './bookable-network.ts'

const CLIENTS = 16
const ROUNDS = 6
/** Bookings that a server makes in its first minutes: its code is compiled while it runs. */
const WARM_UPS = 4
const BOOKINGS_A_ROUND = 240

/**
 * Bookings over HTTP, hold then confirmation, of three resources each (practitioner, room, patient), by 16 clients,
 * against the same rows written by 16 bare clients on the same server, in turn.
 */
export async function run(): Promise<BenchResult> {
  const served = await serveBooking('2027-01-11T08:00:00Z')
  const client = openClient(served.port, CLIENTS)
  const bare = await openBareClients(served.databaseUrl, CLIENTS)
  try {
    const network = await createBookableNetwork(served.database, 36, 8)
    const slots = network.slots.values()
    const take = (count: number) => Array.from({ length: count }, () => slots.next().value as BookableSlot)
    const http: number[] = []
    const floor: number[] = []
    const latencies: number[] = []
    for (let round = -WARM_UPS; round < ROUNDS; round++) {
      const some = take(BOOKINGS_A_ROUND)
      const overHttp = await timed(() =>
        inParallel(some, CLIENTS, async (slot) =>
          latencies.push(await bookOverHttp(client, served, network, slot)),
        ),
      )
      const others = take(BOOKINGS_A_ROUND)
      const barely = await timed(() =>
        inParallel(others, CLIENTS, (slot, i) => bookBarely(bare[i] as pg.Client, network, slot)),
      )
      if (round < 0) {
        latencies.length = 0
        continue
      }
      http.push(overHttp)
      floor.push(barely)
    }
    await expectAllBooked(served, BOOKINGS_A_ROUND * (ROUNDS + WARM_UPS) * 2)
    const sorted = [...latencies].sort((a, b) => a - b)
    const rate = (samples: number[]) => BOOKINGS_A_ROUND / (timingOf(samples).medianMs / 1000)
    return {
      name: 'booking',
      workload: {
        clients: CLIENTS,
        'bookings a round': BOOKINGS_A_ROUND,
        'rounds before the measure': WARM_UPS,
        'resources each': 3,
        booking:
          'two HTTP requests: hold, then confirmation by a contact already checked; new patient, message, jobs, audit, event',
        'bare client': 'the same rows in two transactions, no HTTP, no check, no read',
        'client and server': 'one process, PostgreSQL beside it',
      },
      timings: {
        [`${BOOKINGS_A_ROUND} bookings over HTTP`]: timingOf(http),
        [`${BOOKINGS_A_ROUND} bookings by bare clients`]: timingOf(floor),
      },
      figures: {
        'bookings a second over HTTP': Math.round(rate(http)),
        'bookings a second by bare clients': Math.round(rate(floor)),
        'p50 of a booking over HTTP, ms': Math.round(percentile(sorted, 0.5)),
        'p99 of a booking over HTTP, ms': Math.round(percentile(sorted, 0.99)),
      },
      verdicts: [
        {
          what: 'rate over HTTP over the rate of bare clients',
          ratio: rate(http) / rate(floor),
          target: { rule: 'at-least', ratio: 0.5 },
        },
      ],
    }
  } finally {
    client.close()
    await Promise.all(bare.map((one) => one.end()))
    await served.close()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function bookOverHttp(
  client: HttpClient,
  served: ServedBooking,
  network: BookableNetwork,
  slot: BookableSlot,
): Promise<number> {
  const { practitionerId, siteId, start } = slot
  const hold = await client.post('/api/holds', { reasonId: network.reasonId, practitionerId, siteId, start })
  const who = makePerson()
  const contactProof = signContactProof(served.secrets, who.contact, served.clock.now().add({ minutes: 30 }))
  const confirmed = await client.post(
    `/api/holds/${hold.body.id}/confirm`,
    { ...who, contactProof },
    { authorization: `Bearer ${hold.body.token}` },
  )
  if (hold.status !== 201 || confirmed.status !== 200)
    throw new Error(`A booking was refused: ${JSON.stringify([hold.body, confirmed.body])}`)
  return hold.milliseconds + confirmed.milliseconds
}

async function expectAllBooked(served: ServedBooking, expected: number): Promise<void> {
  const { rows } = await served.database.pool.query(
    `select count(*) as n, (select count(*) from occupation) as taken from appointment where status = 'booked'`,
  )
  if (rows[0].n !== expected || rows[0].taken !== expected * 3)
    throw new Error(`Booked ${rows[0].n}, taken ${rows[0].taken}, expected ${expected}`)
}
