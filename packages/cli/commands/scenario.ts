import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Command, Io } from '../command.ts'

const text = {
  fr: {
    unknown: (name: string, known: string) => `Le scénario « ${name} » n’existe pas. Scénarios : ${known}.`,
    loaded: (name: string) => `Le scénario « ${name} » est chargé.`,
    notEmpty: (name: string) =>
      `La base de données contient déjà un réseau : le scénario « ${name} » se charge dans une base vide. ` +
      'Choisissez un autre dossier avec MAILLAGE_DATA.',
  },
  en: {
    unknown: (name: string, known: string) => `There is no scenario "${name}". Scenarios: ${known}.`,
    loaded: (name: string) => `The scenario "${name}" is loaded.`,
    notEmpty: (name: string) =>
      `The database already holds a network: the scenario "${name}" is loaded into an empty one. ` +
      'Choose another folder with MAILLAGE_DATA.',
  },
}

export const scenario: Command = {
  name: 'scenario',
  summary: {
    fr: 'remplir une base vide avec un territoire d’essai',
    en: 'fill an empty database with a territory to try',
  },
  usage: {
    fr: [
      'maillage scenario list        dit quels scénarios existent',
      'maillage scenario load NOM    charge un scénario dans la base, si elle est vide',
    ].join('\n'),
    en: [
      'maillage scenario list        says which scenarios exist',
      'maillage scenario load NAME   loads a scenario into the database, if it is empty',
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
  const names = await scenarioNames()
  if (io.json) io.out(JSON.stringify({ scenarios: names.map((name) => ({ name })) }))
  else for (const name of names) io.out(name)
  return 0
}

async function loadByName(name: string, io: Io): Promise<number> {
  const words = text[io.lang]
  const known = await scenarioNames()
  if (!known.includes(name)) {
    io.err(words.unknown(name, known.join(', ')))
    return 2
  }
  const { withDatabase } = await import('../with-database.ts')
  return withDatabase(io, async (opened) => {
    if (!(await loadIntoEmptyDatabase(opened, name))) {
      io.err(words.notEmpty(name))
      return 1
    }
    io.out(io.json ? JSON.stringify({ loaded: name }) : words.loaded(name))
    return 0
  })
}

/** @returns false, and changes nothing, when the database already holds a network. */
async function loadIntoEmptyDatabase(opened: OpenedDatabase, name: string): Promise<boolean> {
  const { migrate } = await import('@maillage/server/platform/database.ts')
  const { loadScenario } = await import('@maillage/server/features/scenario/load-scenario.ts')
  await migrate(opened)
  const { rowCount } = await opened.pool.query('select from network limit 1')
  if (rowCount) return false
  await loadScenario(opened.db, { name, now: await presentInstant() })
  return true
}

async function presentInstant(): Promise<Temporal.Instant> {
  const { Temporal } = await import('temporal-polyfill')
  const { systemClock } = await import('@maillage/server/platform/clock.ts')
  const start = process.env.MAILLAGE_NOW
  return start ? Temporal.Instant.from(start) : systemClock.now()
}

/** A scenario is a folder of `scenarios` that holds a `scenario.ts`. */
async function scenarioNames(): Promise<string[]> {
  const { readdir } = await import('node:fs/promises')
  const folder = new URL('../../../scenarios/', import.meta.url)
  const entries = await readdir(folder, { recursive: true })
  return entries
    .filter((path) => /^[^/\\]+[/\\]scenario\.ts$/.test(path))
    .map((path) => path.split(/[/\\]/)[0] ?? path)
    .sort()
}
