import { parseArgs } from 'node:util'
import type { Command, Io } from '../command.ts'
import { orMisuse } from '../misuse.ts'
import { sayWrongOption } from '../say-wrong-option.ts'
import { accessibility } from '../territory/accessibility.ts'
import { coverage } from '../territory/coverage.ts'
import { exportArea } from '../territory/export.ts'
import type { SubCommand, Values } from '../territory/sub-command.ts'

const SUB_COMMANDS: ReadonlyMap<string, SubCommand> = new Map([
  ['coverage', coverage],
  ['accessibility', accessibility],
  ['export', exportArea],
])

const SOURCES = {
  fr: 'SOURCE des temps de trajet : estimate (docs/guides/travel-time.md), estimate:detour=1.35,speed=55 (vol d’oiseau x détour / vitesse), matrix:FICHIER.csv (from,to,minutes) ou roads:FICHIER (maillage import roads).',
  en: 'SOURCE of travel times: estimate (docs/guides/travel-time.md), estimate:detour=1.35,speed=55 (great circle x detour / speed), matrix:FILE.csv (from,to,minutes) or roads:FILE (maillage import roads).',
}

export const territory: Command = {
  name: 'territory',
  summary: {
    fr: 'mesurer l’accès aux soins d’un territoire, sans serveur ni base de données',
    en: 'measure the access to care of an area, without server or database',
  },
  usage: { fr: usageIn('fr'), en: usageIn('en') },
  async run(args, io) {
    const [word = '', ...words] = args
    const subCommand = SUB_COMMANDS.get(word)
    const values = subCommand && readValues(subCommand, words, io)
    if (!subCommand || !values) {
      io.err(territory.usage[io.lang])
      return 2
    }
    return orMisuse(io, () => subCommand.run(values, io))
  },
}

function usageIn(lang: 'fr' | 'en'): string {
  return [...[...SUB_COMMANDS.values()].map(({ usage }) => usage[lang]), '', SOURCES[lang]].join('\n')
}

function readValues({ options, flags }: SubCommand, words: readonly string[], io: Io): Values | undefined {
  const known = Object.fromEntries([
    ...options.map((name) => [name, { type: 'string' as const }]),
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
  ])
  try {
    return parseArgs({ args: [...words], options: known, allowPositionals: false }).values as Values
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}
