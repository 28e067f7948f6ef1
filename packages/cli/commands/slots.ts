import { computeAgenda } from '@maillage/core/time/compute-agenda.ts'
import { explainAgenda } from '@maillage/core/time/explain-agenda.ts'
import type { Interval } from '@maillage/core/time/interval.ts'
import { parseAgenda } from '@maillage/core/time/parse-agenda.ts'
import { describeRefusal, type TimeRefusal } from '@maillage/core/time/refusal.ts'
import type { ZoneClock } from '@maillage/core/time/zone-clock.ts'
import type { Command, Io } from '../command.ts'
import { readJson, type ReadText, readTextFile } from '../read-json.ts'
import { sayRefusals } from '../say-refusals.ts'
import { explanationAsJson, explanationAsSentences } from './slots-explanation.ts'

type SlotsOptions = { file: string; explain: boolean }

const PHRASES = {
  fr: {
    fileMissing:
      'Il manque le fichier à lire : maillage slots --file agenda.json (ou - pour l’entrée standard).',
    optionUnknown: (word: string) =>
      `L’option « ${word} » n’existe pas. Le mode d’emploi : maillage help slots`,
    ignored: (path: string) => `${path}: champ inconnu, ignoré`,
  },
  en: {
    fileMissing:
      'The file to read is missing: maillage slots --file agenda.json (or - for the standard input).',
    optionUnknown: (word: string) => `There is no option "${word}". How to use it: maillage help slots`,
    ignored: (path: string) => `${path}: unknown field, ignored`,
  },
}

const FRENCH_USAGE = `maillage slots --file agenda.json [--explain] [--json]

  --file CHEMIN   l’agenda à lire, en JSON ; - lit l’entrée standard
  --explain       dire, pour chaque ouverture, ce qui a pris le temps
  --json          avec --explain : le temps libre, les créneaux et l’explication en JSON

La réponse est { "free": [{ "start", "end" }], "slots": [{ "start", "end" }] }.
Le format de l’agenda : docs/guides/slots.md`

const ENGLISH_USAGE = `maillage slots --file agenda.json [--explain] [--json]

  --file PATH     the agenda to read, in JSON; - reads the standard input
  --explain       say, for each opening, what took its time away
  --json          with --explain: free time, slots and explanation in JSON

The answer is { "free": [{ "start", "end" }], "slots": [{ "start", "end" }] }.
The format of the agenda: docs/guides/slots.md`

export const slots: Command = {
  name: 'slots',
  summary: {
    fr: 'calculer le temps libre et les créneaux d’un agenda, sans base de données',
    en: 'compute the free time and the slots of an agenda, without a database',
  },
  usage: { fr: FRENCH_USAGE, en: ENGLISH_USAGE },
  run: (args, io) => runSlots(args, io, readTextFile),
}

/** The command, with the reading of files passed in. */
export async function runSlots(args: readonly string[], io: Io, read: ReadText): Promise<number> {
  const options = readOptions(args, io)
  if (options === undefined) return 2
  const input = await readJson(options.file, read)
  if ('problem' in input) {
    io.err(input.problem[io.lang])
    return 1
  }
  const parsed = parseAgenda(input.value)
  if ('refusals' in parsed) return refuse(parsed.refusals, io)
  for (const path of parsed.ignoredFields) io.err(PHRASES[io.lang].ignored(path))
  const result = computeAgenda(parsed.agenda)
  if ('refusals' in result) return refuse(result.refusals, io)
  const { clock } = parsed.agenda
  const answer = { free: formatAll(result.free, clock), slots: formatAll(result.slots, clock) }
  if (!options.explain) return print(answer, io)
  const explanation = explainAgenda(parsed.agenda)
  if ('refusals' in explanation) return refuse(explanation.refusals, io)
  if (io.json) return print({ ...answer, explain: explanationAsJson(parsed.agenda, explanation) }, io)
  for (const line of explanationAsSentences(parsed.agenda, explanation, io.lang)) io.out(line)
  return 0
}

function readOptions(args: readonly string[], io: Io): SlotsOptions | undefined {
  let file: string | undefined
  let explain = false
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index]!
    if (word === '--explain') explain = true
    else if (word === '--file') file = args[++index]
    else if (word.startsWith('--file=')) file = word.slice('--file='.length)
    else {
      io.err(PHRASES[io.lang].optionUnknown(word))
      return undefined
    }
  }
  if (file !== undefined && file !== '') return { file, explain }
  io.err(PHRASES[io.lang].fileMissing)
  return undefined
}

function refuse(refusals: readonly TimeRefusal[], io: Io): number {
  sayRefusals(refusals, describeRefusal, io)
  return 1
}

function print(answer: unknown, io: Io): number {
  io.out(JSON.stringify(answer, null, 2))
  return 0
}

function formatAll(intervals: readonly Interval[], clock: ZoneClock): { start: string; end: string }[] {
  return intervals.map(({ start, end }) => ({ start: clock.format(start), end: clock.format(end) }))
}
