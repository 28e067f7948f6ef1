import { parseArgs } from 'node:util'
import type { Command, Io } from '../command.ts'
import { importSupplyUsage } from '../import/import-supply-usage.ts'
import { Misuse, orMisuse } from '../misuse.ts'
import { sayWrongOption } from '../say-wrong-option.ts'

export const importCommand: Command = {
  name: 'import',
  summary: {
    fr: 'importer ce que le projet ne livre pas : temps de trajet sur les routes, professionnels par commune',
    en: 'import what the project does not ship: driving times on roads, practitioners by commune',
  },
  usage: {
    fr: [
      'maillage import roads EXTRAIT.osm.pbf --area dep:32 [--area dep:31] [--max-minutes 45] [--out FICHIER]',
      '    écrit les minutes en voiture entre les communes et les centres du territoire, chaque sens à part,',
      '    dans dep-32.roads par exemple ; s’emploie ensuite avec --travel roads:dep-32.roads',
      '    docs/guides/roads.md dit où trouver un extrait, les vitesses, ce qui n’est pas compté',
      importSupplyUsage.fr,
    ].join('\n'),
    en: [
      'maillage import roads EXTRACT.osm.pbf --area dep:32 [--area dep:31] [--max-minutes 45] [--out FILE]',
      '    writes the minutes by car between the communes and centres of the area, each direction on its own,',
      '    into dep-32.roads for instance; used afterwards by --travel roads:dep-32.roads',
      '    docs/guides/roads.md says where to find an extract, the speeds, what is not counted',
      importSupplyUsage.en,
    ].join('\n'),
  },
  async run(args, io) {
    if (args[0] === 'supply') return orMisuse(io, () => runSupply(args.slice(1), io))
    const asked = readAsked(args, io)
    if (asked === undefined) {
      io.err(importCommand.usage[io.lang])
      return 2
    }
    return orMisuse(io, () => runRoads(asked, io))
  },
}

async function runSupply(words: readonly string[], io: Io): Promise<number> {
  const { runImportSupply } = await import('../import/import-supply.ts')
  const code = await runImportSupply(words, io)
  if (code === undefined) io.err(importCommand.usage[io.lang])
  return code ?? 2
}

interface Asked {
  readonly extracts: readonly string[]
  readonly areas: readonly string[]
  readonly maxMinutes: string
  readonly out: string | undefined
}

function readAsked(args: readonly string[], io: Io): Asked | undefined {
  const [what, ...words] = args
  if (what !== 'roads') return undefined
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        area: { type: 'string', multiple: true },
        'max-minutes': { type: 'string' },
        out: { type: 'string' },
      },
    })
    if (positionals.length > 1) return undefined
    const maxMinutes = values['max-minutes'] ?? '45'
    return { extracts: positionals, areas: values.area ?? [], maxMinutes, out: values.out }
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

async function runRoads({ extracts, areas, maxMinutes, out }: Asked, io: Io): Promise<number> {
  const { MOST_ROAD_MINUTES } = await import('@maillage/territory/roads/roads-file.ts')
  const { systemClock } = await import('@maillage/server/platform/clock.ts')
  const { words } = await import('../import/import-roads-words.ts')
  const { importRoads } = await import('../import/import-roads.ts')
  const { loadGround } = await import('../territory/ground.ts')
  const { readArea } = await import('../territory/read-area.ts')
  const [extract] = extracts
  if (extract === undefined) throw new Misuse(words.fileMissing)
  const minutes = /^\d{1,3}$/.test(maxMinutes) ? Number(maxMinutes) : 0
  if (!(minutes >= 1 && minutes <= MOST_ROAD_MINUTES))
    throw new Misuse(words.minutes(maxMinutes, MOST_ROAD_MINUTES))
  const ground = await loadGround()
  const wanted = (areas.length === 0 ? [undefined] : areas).map((text) => readArea(text, ground, io))
  const asked = {
    extract,
    areas: wanted,
    maxMinutes: minutes,
    out: out ?? `${wanted.map(({ key }) => key.replace(':', '-')).join('+')}.roads`,
    now: systemClock.now().toString(),
  }
  const stopped = await untilSignal((signal) => importRoads(asked, ground, io, signal))
  if (stopped !== 'stopped') return stopped
  io.err(words.stopped[io.lang])
  return 1
}

/** What `work` returns, or `stopped` when a signal ended it first. */
async function untilSignal(work: (signal: AbortSignal) => Promise<number>): Promise<number | 'stopped'> {
  const stop = new AbortController()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const onSignal = () => stop.abort()
  for (const name of signals) process.once(name, onSignal)
  try {
    return await work(stop.signal)
  } catch (error) {
    if (stop.signal.aborted && error === stop.signal.reason) return 'stopped'
    throw error
  } finally {
    for (const name of signals) process.off(name, onSignal)
  }
}
