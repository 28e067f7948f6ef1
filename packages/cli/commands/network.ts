import { FACT_OPTIONS } from '@maillage/server/features/network/fact-options.ts'
import { parseArgs } from 'node:util'
import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import type { Command, Io } from '../command.ts'
import { sayWrongOption } from '../say-wrong-option.ts'

const FACTS =
  '--slug NOM-COURT --name NOM --short-name NOM --phone NUMERO --hours-fr TEXTE --hours-en TEXTE --departements 32,31'

export const network: Command = {
  name: 'network',
  summary: {
    fr: 'créer un réseau réel, dire ceux qui existent et ce qui leur manque',
    en: 'make a real network, say which there are and what they lack',
  },
  usage: {
    fr: [
      `maillage network create ${FACTS}`,
      '        [--time-zone FUSEAU] [--language fr|en]',
      '    crée un réseau sans lieu ; redemandé avec les mêmes valeurs, dit qu’il est déjà là',
      'maillage network change [--network NOM-COURT] [--phone NUMERO] …',
      '    change ce qu’il dit de lui, sauf son nom court ; les options sont celles de create',
      'maillage network import FICHIER [--network NOM-COURT]',
      '    lui donne lieux, motifs, professionnels et horaires, d’un fichier JSON ; le même fichier peut revenir',
      'maillage network list',
      '    les réseaux de la base',
      'maillage network show [--network NOM-COURT]',
      '    ce qu’un réseau dit de lui, et ce qu’il reste à faire avant d’ouvrir',
      '',
      'De la machine vide au premier administrateur : docs/guides/first-network.md.',
    ].join('\n'),
    en: [
      'maillage network create --slug SHORT-NAME --name NAME --short-name NAME --phone NUMBER --hours-fr TEXT --hours-en TEXT',
      '        --departements 32,31 [--time-zone ZONE] [--language fr|en]',
      '    makes a network without places; asked again with the same values, says that it is there',
      'maillage network change [--network SHORT-NAME] [--phone NUMBER] …',
      '    changes what it says of itself, except its short name; the options are those of create',
      'maillage network import FILE [--network SHORT-NAME]',
      '    gives it places, reasons, professionals and hours, from a JSON file; the same file may come again',
      'maillage network list',
      '    the networks of the database',
      'maillage network show [--network SHORT-NAME]',
      '    what a network says of itself, and what is left to do before it opens',
      '',
      'From an empty machine to the first administrator: docs/guides/first-network.md.',
    ].join('\n'),
  },
  async run(args, io) {
    const [action, ...words] = args
    const file = action === 'import' ? words.shift() : undefined
    const values = readOptions(action, words, io)
    if (!values || (action === 'import' && !file)) {
      io.err(network.usage[io.lang])
      return 2
    }
    const { orSentence } = await import('../or-sentence.ts')
    const { withDatabase } = await import('../with-database.ts')
    if (action === 'create') {
      const { createFromOptions } = await import('../network/create-from-options.ts')
      return createFromOptions(values, io)
    }
    if (action === 'change') {
      const { changeFromOptions } = await import('../network/create-from-options.ts')
      return changeFromOptions(values, io)
    }
    if (file !== undefined) {
      const { importFile } = await import('../network/import-file.ts')
      return importFile(file, values.network, io)
    }
    const { listNetworks, showNetwork } = await import('../network/say-networks.ts')
    const say = (opened: OpenedDatabase) =>
      action === 'list' ? listNetworks(opened, io) : showNetwork(opened, values.network, io)
    return withDatabase(io, (opened) => orSentence(io, () => say(opened)), { reads: true })
  },
}

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  create: FACT_OPTIONS,
  change: ['network', ...FACT_OPTIONS.filter((option) => option !== 'slug')],
  import: ['network'],
  list: [],
  show: ['network'],
}

/** The options of an action; undefined for an action or an option that there is not. */
function readOptions(
  action: string | undefined,
  words: readonly string[],
  io: Io,
): Record<string, string | undefined> | undefined {
  const names = action !== undefined && Object.hasOwn(OPTIONS, action) ? OPTIONS[action] : undefined
  if (!names) return undefined
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    return parseArgs({ args: [...words], options, allowPositionals: false }).values as Record<string, string>
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}
