import type { LoadedScenario } from '@maillage/server/features/scenario/load-scenario.ts'
import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Command, Io } from '../command.ts'

const text = {
  fr: {
    loaded: (name: string, { openings, patients, appointments }: LoadedScenario) =>
      `Le scénario « ${name} » est chargé : ${openings} plages, ${patients} patients inventés, ${appointments} rendez-vous.`,
  },
  en: {
    loaded: (name: string, { openings, patients, appointments }: LoadedScenario) =>
      `The scenario "${name}" is loaded: ${openings} openings, ${patients} invented patients, ${appointments} appointments.`,
  },
}

export const scenario: Command = {
  name: 'scenario',
  summary: {
    fr: 'charger un territoire d’essai dans la base de données',
    en: 'load a territory to try into the database',
  },
  usage: {
    fr: [
      'maillage scenario list        dit quels scénarios existent',
      'maillage scenario load NOM    charge un scénario, à la place de celui qui s’y trouve',
      '',
      'Un réseau réel n’est jamais remplacé. La base est celle de DATABASE_URL, sinon celle du dossier MAILLAGE_DATA.',
    ].join('\n'),
    en: [
      'maillage scenario list        says which scenarios exist',
      'maillage scenario load NAME   loads a scenario, in place of the one that is there',
      '',
      'A real network is never replaced. The database is that of DATABASE_URL, else that of the folder MAILLAGE_DATA.',
    ].join('\n'),
  },
  async run(args, io) {
    const [action, name, ...others] = args
    if (action === 'list' && name === undefined) return listScenarios(io)
    if (action === 'load' && name !== undefined && others.length === 0) return loadByName(name, io)
    io.err(scenario.usage[io.lang])
    return 2
  },
}

async function listScenarios(io: Io): Promise<number> {
  const { scenarios } = await import('../../../scenarios/index.ts')
  const listed = scenarios.map((known) => ({ name: known.name, summary: known.summary[io.lang] }))
  const width = Math.max(...listed.map((known) => known.name.length))
  if (io.json) io.out(JSON.stringify({ scenarios: listed }))
  else for (const known of listed) io.out(`${known.name.padEnd(width)}  ${known.summary}`)
  return 0
}

async function loadByName(name: string, io: Io): Promise<number> {
  const { withDatabase } = await import('../with-database.ts')
  const { Refusal } = await import('@maillage/server/platform/refusal.ts')
  return withDatabase(io, async (opened) => {
    try {
      const loaded = await loadIntoDatabase(opened, name)
      io.out(io.json ? JSON.stringify({ name, ...loaded }) : text[io.lang].loaded(name, loaded))
      return 0
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      io.err(error.sentence[io.lang])
      return 1
    }
  })
}

async function loadIntoDatabase(opened: OpenedDatabase, name: string): Promise<LoadedScenario> {
  const { migrate } = await import('@maillage/server/platform/database.ts')
  const { loadScenario } = await import('@maillage/server/features/scenario/load-scenario.ts')
  await migrate(opened)
  return loadScenario(opened.db, { name, now: await presentInstant() })
}

async function presentInstant(): Promise<Temporal.Instant> {
  const { Temporal } = await import('temporal-polyfill')
  const { systemClock } = await import('@maillage/server/platform/clock.ts')
  const start = process.env.MAILLAGE_NOW
  return start ? Temporal.Instant.from(start) : systemClock.now()
}
