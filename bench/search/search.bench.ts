import { communeIndex } from '@maillage/server/features/territory/territory-data.ts'
import { type BenchResult, percentile, timingOf } from '../frame.ts'
import { type HttpClient, inParallel, openClient } from '../http/client.ts'
import { serveBooking } from '../http/serve-booking.ts'
import { chooseCommunes, fillSaturatedNetwork, growTenfold, REASON, SATURATED } from './saturated-network.ts'

const ROUNDS = 8
const REQUESTS_A_ROUND = 150
const FLOOR = 'select 1 over HTTP'
const SEARCH = 'search over HTTP'

/**
 * "The first 10 slots for this reason within 30 minutes of this commune" over HTTP, in agendas booked at 95 % for 13
 * months, against `select 1` through the same stack, interleaved. Then again with ten times the network.
 */
export async function run(): Promise<BenchResult> {
  const served = await serveBooking('2027-01-11T08:00:00Z')
  const client = openClient(served.port, 16)
  try {
    const index = await communeIndex()
    const started = performance.now()
    const counts = await fillSaturatedNetwork(served.database, index)
    const fillSeconds = Math.round((performance.now() - started) / 1000)
    const origins = chooseCommunes(index, 400, true).map((row) => index.codes[row] as string)
    const cold = await searchAll(client, origins, 1)
    const [one, eight] = [await measure(client, origins, 1), await measure(client, origins, 8)]
    const freeTenfold = await growTenfold(served.database, index)
    await new Promise((resolve) => setTimeout(resolve, 31_000))
    await searchAll(client, origins, 1)
    const [oneTenfold, eightTenfold] = [await measure(client, origins, 1), await measure(client, origins, 8)]
    return {
      name: 'search',
      workload: {
        ...SATURATED,
        ...counts,
        'maximum minutes': 30,
        limit: 10,
        origins: origins.length,
        'ten times': `sites, practitioners and free time ten times (${freeTenfold} free intervals); openings and appointments, which a search does not read, are not copied`,
        'client and server': 'one process, PostgreSQL beside it',
      },
      timings: {
        [`${FLOOR}, 1 client`]: timingOf(one.floor),
        [`${SEARCH}, 1 client`]: timingOf(one.search),
        [`${FLOOR}, 8 clients`]: timingOf(eight.floor),
        [`${SEARCH}, 8 clients`]: timingOf(eight.search),
        [`${SEARCH}, ten times the network, 1 client`]: timingOf(oneTenfold.search),
        [`${SEARCH}, ten times the network, 8 clients`]: timingOf(eightTenfold.search),
        [`${SEARCH}, commune never asked before`]: timingOf(cold),
      },
      figures: {
        'fill seconds': fillSeconds,
        'p95 of select 1, ms': p95(one.floor),
        'p95 of a search, ms': p95(one.search),
        'p95 of a search, ten times, ms': p95(oneTenfold.search),
        'p95 of select 1, 8 clients, ms': p95(eight.floor),
        'p95 of a search, 8 clients, ms': p95(eight.search),
        'p95 of a search for a new commune, ms': p95(cold),
        'slots in the window, mean': Math.round(one.slots),
      },
      verdicts: [
        {
          what: 'p95 of a search over p95 of select 1, 1 client',
          ratio: p95(one.search) / p95(one.floor),
          target: { rule: 'at-most', ratio: 5 },
        },
        {
          what: 'p95 of a search over p95 of select 1, 8 clients',
          ratio: p95(eight.search) / p95(eight.floor),
          target: { rule: 'at-most', ratio: 5 },
        },
        {
          what: 'p95 with ten times the network, 1 client',
          ratio: p95(oneTenfold.search) / p95(one.search),
          target: { rule: 'at-most', ratio: 1.5 },
        },
        {
          what: 'p95 with ten times the network, 8 clients',
          ratio: p95(eightTenfold.search) / p95(eight.search),
          target: { rule: 'at-most', ratio: 1.5 },
        },
      ],
    }
  } finally {
    client.close()
    await served.close()
  }
}

interface Measured {
  floor: number[]
  search: number[]
  slots: number
}

/** Rounds of searches and of floors in turn, so that a busy moment of the machine weighs on both. */
async function measure(client: HttpClient, origins: string[], clients: number): Promise<Measured> {
  const measured: Measured = { floor: [], search: [], slots: 0 }
  for (let round = -1; round < ROUNDS; round++) {
    const some = Array.from(
      { length: REQUESTS_A_ROUND },
      (_, i) => origins[((round + 1) * REQUESTS_A_ROUND + i) % origins.length] as string,
    )
    const floor = await inParallel(some, clients, async () => (await client.get('/floor')).milliseconds)
    const search = await searchAll(client, some, clients, measured)
    if (round < 0) continue
    measured.floor.push(...floor)
    measured.search.push(...search)
  }
  measured.slots /= (ROUNDS + 1) * REQUESTS_A_ROUND
  return measured
}

async function searchAll(
  client: HttpClient,
  origins: string[],
  clients: number,
  into?: Measured,
): Promise<number[]> {
  return inParallel(origins, clients, async (communeCode) => {
    const answer = await client.post('/api/slots/search', {
      reasonId: REASON,
      communeCode,
      maximumMinutes: 30,
      limit: 10,
    })
    if (answer.status !== 200)
      throw new Error(`A search answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    if (into) into.slots += answer.body.total
    return answer.milliseconds
  })
}

function p95(samples: number[]): number {
  return percentile(
    [...samples].sort((a, b) => a - b),
    0.95,
  )
}
