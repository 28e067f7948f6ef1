import type { Temporal } from 'temporal-polyfill'
import { sql } from 'kysely'
import { scenarios } from '../../../../scenarios/index.ts'
import { chanceFrom } from '../../../../scenarios/random.ts'
import { syntheticPeople } from '../../../../scenarios/synthetic-people.ts'
import { writeTraces } from '../../platform/traces.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { HORIZON_MONTHS, materialiseOpenings } from '../openings/materialise-openings.ts'
import { rebuildFreeIntervals } from '../openings/rebuild-free-intervals.ts'
import { fillAgenda } from './fill-agenda.ts'
import { layOutIdentities } from './lay-out-identities.ts'
import { layOutScenario } from './lay-out-scenario.ts'
import { hasRealNetwork, insertRows, readOpeningsToFill, removeScenarioRows } from './scenario.queries.ts'

const DAY_MS = 86_400_000

export interface LoadedScenario {
  networkId: string
  openings: number
  patients: number
  appointments: number
}

/**
 * Loads a scenario in place of the one that is there, in one transaction. Seeded: two loads at the same instant give the
 * same rows, ids included.
 * @throws {Refusal} `unknown-scenario`; `network-in-place` when the database runs a network that no scenario made.
 */
export async function loadScenario(
  db: Db,
  { name, now }: { name: string; now: Temporal.Instant },
): Promise<LoadedScenario> {
  const scenario = scenarios.find((known) => known.name === name)
  if (!scenario) throw unknownScenario(name)
  const chance = chanceFrom(scenario.seed)
  const today = now.toZonedDateTimeISO(scenario.network.timeZone).toPlainDate()
  const people = syntheticPeople(chance, scenario.patients, today.year)
  const laidOut = layOutScenario(scenario, chance, { today, now: now.toString() })
  const identities = layOutIdentities(people, laidOut.networkId, chanceFrom(scenario.seed + 1), now)
  const loaded = await db.transaction().execute(async (tx) => {
    if (await hasRealNetwork(tx)) throw networkInPlace()
    await removeScenarioRows(tx)
    await sql`select set_config('maillage.network', ${laidOut.networkId}, true)`.execute(tx)
    for (const [table, rows] of Object.entries(laidOut.rows)) await insertRows(tx, table, rows)
    await insertRows(tx, 'patient', identities.patients)
    const practitionerIds = laidOut.practitioners.map((practitioner) => practitioner.id)
    const from = today.subtract({ days: scenario.agenda.pastDays })
    const { inserted, faults } = await materialiseOpenings(tx, chance.id, {
      practitionerIds,
      from,
      to: today.add({ months: HORIZON_MONTHS }),
    })
    if (faults.length > 0) throw new Error(`a rule of the scenario cannot be read: ${faults[0]?.kind}`)
    const window = {
      start: now.epochMilliseconds - (scenario.agenda.pastDays + 1) * DAY_MS,
      end: now.epochMilliseconds + scenario.agenda.futureDays * DAY_MS,
    }
    const agenda = fillAgenda(
      {
        openings: await readOpeningsToFill(tx, new Date(window.start), new Date(window.end)),
        reasons: laidOut.reasons,
        practitioners: new Map(laidOut.practitioners.map((practitioner) => [practitioner.id, practitioner])),
        people,
        now: now.epochMilliseconds,
        futureDays: scenario.agenda.futureDays,
      },
      chance,
    )
    identities.shareAppointments(agenda)
    await insertRows(tx, 'appointment', agenda.appointments)
    await insertRows(tx, 'occupation', agenda.occupations)
    await rebuildFreeIntervals(tx, practitionerIds, window)
    await traceLoad(tx, laidOut.networkId, scenario.name, now)
    return {
      networkId: laidOut.networkId,
      openings: inserted,
      patients: identities.patients.length,
      appointments: agenda.appointments.length,
    }
  })
  await sql`analyze`.execute(db)
  return loaded
}

async function traceLoad(tx: Tx, networkId: string, scenario: string, at: Temporal.Instant): Promise<void> {
  const actor = { kind: 'system', task: 'load-scenario' } as const
  const loaded = {
    action: 'load-scenario',
    networkId,
    subjectType: 'network' as const,
    subjectId: networkId,
    detail: { scenario },
  }
  await writeTraces(tx, { writes: [], calls: [], audit: [loaded], events: [], jobs: [] }, { actor, at })
}

function unknownScenario(name: string): Refusal {
  const names = scenarios.map((scenario) => scenario.name).join(', ')
  return new Refusal('unknown-scenario', 404, {
    fr: `Le scénario « ${name} » n’existe pas. Ceux qui existent : ${names}.`,
    en: `There is no scenario "${name}". There are: ${names}.`,
  })
}

function networkInPlace(): Refusal {
  return new Refusal('network-in-place', 409, {
    fr: 'Cette base fait vivre un réseau réel : un scénario ne le remplace pas. Chargez-le dans une autre base.',
    en: 'This database runs a real network: a scenario does not replace it. Load it in another database.',
  })
}
