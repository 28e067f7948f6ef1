import { type Agenda, computeAgenda, layOutAgenda, slotStarts } from '@maillage/core/time/compute-agenda.ts'
import { MINUTE_MS } from '@maillage/core/time/local-time.ts'
import type { TimeRefusal } from '@maillage/core/time/refusal.ts'
import { type BenchResult, timeInterleaved } from '../frame.ts'
import { type BareAgenda, bareAgenda, buildPractitioners, type Practitioner, WORKLOAD } from './workload.ts'

/** What a caller is given: an object per slot, its bounds written with the offset of the zone. */
type FullSlot = { practitionerId: string; start: string; end: string }

const FLOOR = 'bare integer sweep'
const STARTS = 'engine, starts of slots'
const FULL = 'engine, full slot objects'
const AGENDA = 'engine, free time and slots as instants'

/**
 * The pure engine against a bare sweep of the same openings and bookings given as sorted integers. The engine starts
 * from the rules: it expands them, resolves the change of the clocks, cuts the slots and writes their bounds.
 */
export async function run(): Promise<BenchResult> {
  const practitioners = buildPractitioners()
  const bare = practitioners.map(bareAgenda)
  const expected = sweepAll(bare)
  const given = practitioners.reduce((count, practitioner) => count + fullSlotsOf(practitioner).length, 0)
  if (given !== expected) throw new Error('The engine and the sweep disagree')
  const timings = await timeInterleaved(
    {
      [FLOOR]: { run: () => sweepAll(bare), repeats: 8 },
      [STARTS]: () => practitioners.map(({ agenda }) => startsOf(agenda)),
      [FULL]: () => practitioners.map(fullSlotsOf),
      [AGENDA]: () => practitioners.map(({ agenda }) => accepted(computeAgenda(agenda))),
    },
    { rounds: 151, warmups: 60 },
  )
  const ratioOf = (name: string) =>
    (timings[name]?.medianMs ?? Number.NaN) / (timings[FLOOR]?.medianMs ?? Number.NaN)
  return {
    name: 'slots',
    workload: { ...WORKLOAD, 'slots given': expected },
    timings,
    verdicts: [
      { what: FULL, ratio: ratioOf(FULL), target: { rule: 'at-most', ratio: 10 } },
      { what: `${FULL} (stretch)`, ratio: ratioOf(FULL), target: { rule: 'at-most', ratio: 5 } },
      { what: AGENDA, ratio: ratioOf(AGENDA), target: { rule: 'at-most', ratio: 10 } },
    ],
  }
}

function startsOf(agenda: Agenda): number[] {
  return accepted(slotStarts(accepted(layOutAgenda(agenda))))
}

function accepted<T extends object>(result: T | { refusals: TimeRefusal[] }): T {
  if ('refusals' in result) throw new Error(`Agenda refused: ${JSON.stringify(result.refusals)}`)
  return result
}

function fullSlotsOf({ id, agenda }: Practitioner): FullSlot[] {
  const { format } = agenda.clock
  const duration = agenda.reason.durationMinutes * MINUTE_MS
  return startsOf(agenda).map((start) => {
    return { practitionerId: id, start: format(start), end: format(start + duration) }
  })
}

const swept = new Int32Array(100_000)

/** The floor: walks the grids of all practitioners over sorted integers and notes the starts; returns how many. */
function sweepAll(agendas: readonly BareAgenda[]): number {
  let count = 0
  for (const { starts, ends, busyStarts, busyEnds } of agendas) {
    let busy = 0
    for (let opening = 0; opening < starts.length; opening += 1) {
      const last = ends[opening]! - 20
      for (let start = starts[opening]!; start <= last; start += 20) {
        while (busy < busyEnds.length && busyEnds[busy]! <= start) busy += 1
        if (busy < busyStarts.length && busyStarts[busy]! < start + 20) continue
        swept[count] = start
        count += 1
      }
    }
  }
  return count
}
