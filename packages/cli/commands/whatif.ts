import { parseArgs } from 'node:util'
import type { Command, Io } from '../command.ts'
import { Misuse, orMisuse } from '../misuse.ts'
import { type ReadText, readTextFile } from '../read-json.ts'
import { sayWrongOption } from '../say-wrong-option.ts'
import { aplAnswers } from '../whatif/apl-answer.ts'
import { whatIfAsCsv, whatIfAsGeojson } from '../whatif/export-what-if.ts'
import { readWhatIf } from '../whatif/read-what-if.ts'
import { sayWhatIf } from '../whatif/say-what-if.ts'
import { answerOf } from '../whatif/what-if-answer.ts'

export const whatif: Command = {
  name: 'whatif',
  summary: {
    fr: 'comparer des scénarios à une base datée\u202f: qui perd quoi, commune par commune, sans serveur',
    en: 'compare scenarios with a dated baseline: who loses what, commune by commune, without a server',
  },
  usage: {
    fr: `maillage whatif FICHIER [--apl] [--json | --csv | --geojson]

  FICHIER     la base et les scénarios, en JSON\u202f; - lit l’entrée standard
  --apl       dire aussi l’effet sur l’accès aux généralistes (APL), à partir d’une offre estimée
  --csv       une ligne par scénario et par commune qui change
  --geojson   toutes les communes avec leurs contours, avant et après

Changements\u202f: ouvrir, fermer ou déplacer un site, ajouter ou retirer un praticien, changer des jours, couper une route,
changer une date d’ouverture. Le format\u202f: docs/guides/what-if.md`,
    en: `maillage whatif FILE [--apl] [--json | --csv | --geojson]

  FILE        the baseline and the scenarios, in JSON; - reads the standard input
  --apl       say the effect on the access to general practitioners (APL) too, from an estimated supply
  --csv       one line for each scenario and commune that changes
  --geojson   all communes with their outlines, before and after

Changes: open, close or move a site, add or retire a practitioner, change days, close a road, change a date of opening.
The format: docs/guides/what-if.md`,
  },
  run: (args, io) => runWhatIf(args, io, readTextFile),
}

/** The command, with the reading of files passed in. */
export async function runWhatIf(args: readonly string[], io: Io, read: ReadText): Promise<number> {
  const options = readOptions(args, io)
  if (options === undefined) {
    io.err(whatif.usage[io.lang])
    return 2
  }
  return orMisuse(io, () => computeAndSay(options, io, read))
}

interface WhatIfOptions {
  readonly files: readonly string[]
  readonly apl?: boolean
  readonly csv?: boolean
  readonly geojson?: boolean
}

function readOptions(args: readonly string[], io: Io): WhatIfOptions | undefined {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args],
      options: { apl: { type: 'boolean' }, csv: { type: 'boolean' }, geojson: { type: 'boolean' } },
      allowPositionals: true,
    })
    return { ...values, files }
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

async function computeAndSay(
  { files, apl, csv, geojson }: WhatIfOptions,
  io: Io,
  read: ReadText,
): Promise<number> {
  const [file] = files
  if (file === undefined || files.length > 1) throw oneFile
  if ([csv, geojson, io.json].filter(Boolean).length > 1) throw oneForm
  const whatIf = await readWhatIf(file, io, read)
  if (apl && (csv || geojson)) throw aplInWords
  const answer = answerOf(whatIf, { lang: io.lang, apl: apl ? await aplAnswers(whatIf) : undefined })
  if (io.json) io.out(JSON.stringify(answer, null, 2))
  else if (csv) io.out(whatIfAsCsv(answer).join('\n'))
  else if (geojson) io.out(await whatIfAsGeojson(whatIf, answer))
  else sayWhatIf(answer, io)
  return 0
}

const oneFile = new Misuse({
  fr: 'Donnez un fichier, et un seul\u202f: maillage whatif scenario.json (ou - pour l’entrée standard).',
  en: 'Give one file, and only one: maillage whatif scenario.json (or - for the standard input).',
})

const oneForm = new Misuse({
  fr: 'Choisissez une seule forme parmi --json, --csv et --geojson.',
  en: 'Choose one form only among --json, --csv and --geojson.',
})

const aplInWords = new Misuse({
  fr: '--apl va avec les mots ou --json, pas avec --csv ni --geojson.',
  en: '--apl goes with words or --json, not with --csv or --geojson.',
})
