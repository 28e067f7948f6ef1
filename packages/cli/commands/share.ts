import { parseArgs } from 'node:util'
import { parseSharing } from '@maillage/planning/sharing/parse-sharing.ts'
import { type SharingProof, shareSites } from '@maillage/planning/sharing/share-sites.ts'
import { describeSharingRefusal, type SharingRefusal } from '@maillage/planning/sharing/sharing-refusal.ts'
import type { Command, Io } from '../command.ts'
import { Misuse, orMisuse } from '../misuse.ts'
import { type ReadText, readJson, readTextFile } from '../read-json.ts'
import { sayRefusals } from '../say-refusals.ts'
import { sayWrongOption } from '../say-wrong-option.ts'
import { roundTripsOf } from '../share/place-sharing.ts'
import { sharingInLines } from '../share/say-sharing.ts'
import { SHARE_WORDS } from '../share/share-words.ts'
import { sharingAsCsv, sharingAsJson } from '../share/sharing-as-json.ts'
import { loadGround } from '../territory/ground.ts'
import { readTravel } from '../territory/read-travel.ts'
import { sayRecoded } from '../territory/say-recoded.ts'

const FRENCH_USAGE = `maillage share FICHIER [--travel SOURCE] [--seconds 20] [--json | --csv]

  FICHIER          les praticiens et les sites, en JSON ; - lit l’entrée standard
  --travel SOURCE  estimate (sans l’option), estimate:detour=1.35,speed=55 ou roads:FICHIER
  --seconds N      le temps accordé à la preuve, de 0 à 600 secondes ; 0 : sans preuve
  --json, --csv    la réponse en JSON, ou les semaines en CSV

Le format du fichier et l’ordre des critères : docs/guides/sharing.md`

const ENGLISH_USAGE = `maillage share FILE [--travel SOURCE] [--seconds 20] [--json | --csv]

  FILE             practitioners and sites, in JSON; - reads the standard input
  --travel SOURCE  estimate (without the option), estimate:detour=1.35,speed=55 or roads:FILE
  --seconds N      time allowed for the proof, 0 to 600 seconds; 0: no proof
  --json, --csv    the answer as JSON, or the weeks as CSV

The form of the file and the order of the criteria: docs/guides/sharing.md`

export const share: Command = {
  name: 'share',
  summary: {
    fr: 'partager des praticiens entre plusieurs sites, jour par jour, et dire pourquoi',
    en: 'share practitioners between several sites, day by day, and say why',
  },
  usage: { fr: FRENCH_USAGE, en: ENGLISH_USAGE },
  run: (args, io) => runShare(args, io),
}

interface ShareOptions {
  readonly file: string
  readonly travel: string | undefined
  readonly seconds: number
  readonly csv: boolean
}

/** The command, with the reading of files passed in. */
export async function runShare(
  args: readonly string[],
  io: Io,
  read: ReadText = readTextFile,
): Promise<number> {
  const options = readOptions(args, io)
  if (options === undefined) {
    io.err(share.usage[io.lang])
    return 2
  }
  return orMisuse(io, () => answerShare(options, io, read))
}

async function answerShare(options: ShareOptions, io: Io, read: ReadText): Promise<number> {
  const input = await readJson(options.file, read)
  if ('problem' in input) throw new Misuse(input.problem)
  const parsed = parseSharing(input.value)
  if ('refusals' in parsed) return refuse(parsed.refusals, io)
  for (const path of parsed.ignoredFields) io.err(SHARE_WORDS[io.lang].ignored(path))
  const { problem } = parsed
  const ground = await loadGround()
  const places = [
    ...problem.sites.map(({ place }) => place),
    ...problem.practitioners.map(({ home }) => home),
  ]
  sayRecoded(
    places.filter((place) => typeof place === 'string'),
    ground.index,
    io,
  )
  const travel = await readTravel(options.travel, ground, io)
  const roundTrip = roundTripsOf(problem, ground, travel)
  if ('refusals' in roundTrip) return refuse(roundTrip.refusals, io)
  const answer = shareSites(problem, roundTrip, await loadProof(options.seconds))
  if ('refusals' in answer) return refuse(answer.refusals, io)
  const context = { problem, travel: travel.label, seconds: options.seconds }
  if (io.json) io.out(JSON.stringify(sharingAsJson(answer, context, io.lang), null, 2))
  else if (options.csv) for (const line of sharingAsCsv(answer, problem, roundTrip)) io.out(line)
  else for (const line of sharingInLines(answer, context, io.lang)) io.out(line)
  return 0
}

async function loadProof(seconds: number): Promise<SharingProof | undefined> {
  if (seconds === 0) return undefined
  const { loadProgramSolver } = await import('@maillage/planning/solver/solve-program.ts')
  const clock = () => performance.now() / 1000
  return { solver: await loadProgramSolver(), limits: { maxSeconds: seconds, clock } }
}

function refuse(refusals: readonly SharingRefusal[], io: Io): number {
  sayRefusals(refusals, describeSharingRefusal, io)
  return 2
}

function readOptions(args: readonly string[], io: Io): ShareOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { travel: { type: 'string' }, seconds: { type: 'string' }, csv: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) {
      io.err(FILE_MISSING[io.lang])
      return undefined
    }
    const seconds = /^\d{1,3}$/.test(values.seconds ?? '20') ? Number(values.seconds ?? '20') : Number.NaN
    if (!(seconds <= 600)) throw new Misuse(SECONDS_WRONG)
    return { file, travel: values.travel, seconds, csv: values.csv ?? false }
  } catch (error) {
    if (error instanceof Misuse) io.err(error.sentence[io.lang])
    else sayWrongOption(error, io)
    return undefined
  }
}

const FILE_MISSING = {
  fr: 'Donnez un fichier et un seul\u202f: maillage share partage.json (ou - pour l’entrée standard).',
  en: 'Give one file and one only: maillage share sharing.json (or - for the standard input).',
}
const SECONDS_WRONG = {
  fr: '--seconds prend un nombre entier de secondes, de 0 à 600.',
  en: '--seconds takes a whole number of seconds, 0 to 600.',
}
