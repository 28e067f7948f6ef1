import { signContactProof } from '@maillage/server/features/booking/booking-tokens.ts'
import { type BenchResult, percentile, timingOf } from '../frame.ts'
import { createBookableNetwork, makePerson } from '../booking/bookable-network.ts'
import { type HttpAnswer, inParallel, openClient } from '../http/client.ts'
import { serveBooking } from '../http/serve-booking.ts'

const PEOPLE = 200
const SLOTS = 5

/** 200 people press on one slot at the same instant, each on a connection of their own; the winner confirms. Five slots in turn. */
export async function run(): Promise<BenchResult> {
  const served = await serveBooking('2027-01-11T08:00:00Z')
  const client = openClient(served.port, PEOPLE)
  try {
    const network = await createBookableNetwork(served.database, 4, 4)
    const latencies: number[] = []
    const totals = { held: 0, refused: 0, otherAnswers: 0, withThreeAlternatives: 0, booked: 0 }
    await inParallel(Array.from({ length: PEOPLE }), PEOPLE, () => client.get('/floor'))
    for (const { practitionerId, siteId, start } of network.slots.slice(0, SLOTS)) {
      const press = () =>
        client.post('/api/holds', { reasonId: network.reasonId, practitionerId, siteId, start })
      const answers = await inParallel(Array.from({ length: PEOPLE }), PEOPLE, press)
      latencies.push(...answers.map((answer) => answer.milliseconds))
      count(answers, totals)
      for (const { body } of answers.filter((answer) => answer.status === 201)) {
        const who = makePerson()
        const contactProof = signContactProof(
          served.secrets,
          who.contact,
          served.clock.now().add({ minutes: 30 }),
        )
        const confirmed = await client.post(
          `/api/holds/${body.id}/confirm`,
          { ...who, contactProof },
          { authorization: `Bearer ${body.token}` },
        )
        if (confirmed.status === 200) totals.booked += 1
      }
    }
    const { rows } = await served.database.pool.query(
      `select deadlocks from pg_stat_database where datname = current_database()`,
    )
    const sorted = latencies.sort((a, b) => a - b)
    return {
      name: 'rush',
      workload: {
        people: PEOPLE,
        'slots, one after the other': SLOTS,
        'client and server': 'one process, PostgreSQL beside it',
      },
      timings: { 'an answer to one of the 200': timingOf(sorted) },
      figures: {
        ...totals,
        deadlocks: rows[0].deadlocks,
        'p50, ms': Math.round(percentile(sorted, 0.5)),
        'p99, ms': Math.round(percentile(sorted, 0.99)),
      },
      verdicts: [
        {
          what: 'appointments booked a slot',
          ratio: totals.booked / SLOTS,
          target: { rule: 'at-most', ratio: 1 },
        },
        {
          what: 'slots that found their appointment',
          ratio: totals.booked / SLOTS,
          target: { rule: 'at-least', ratio: 1 },
        },
        {
          what: 'p99 over one second',
          ratio: percentile(sorted, 0.99) / 1000,
          target: { rule: 'at-most', ratio: 1 },
        },
        {
          what: 'refused people with 3 alternatives',
          ratio: totals.withThreeAlternatives / ((PEOPLE - 1) * SLOTS),
          target: { rule: 'at-least', ratio: 1 },
        },
        {
          what: 'answers that are neither a hold nor a refusal, and deadlocks',
          ratio: totals.otherAnswers + rows[0].deadlocks,
          target: { rule: 'at-most', ratio: 0 },
        },
      ],
    }
  } finally {
    client.close()
    await served.close()
  }
}

function count(
  answers: HttpAnswer[],
  totals: { held: number; refused: number; otherAnswers: number; withThreeAlternatives: number },
): void {
  for (const { status, body } of answers) {
    if (status === 201) totals.held += 1
    else if (status === 409 && body.code === 'slot-taken') totals.refused += 1
    else totals.otherAnswers += 1
    if (status === 409 && body.alternatives.length === 3) totals.withThreeAlternatives += 1
  }
}
