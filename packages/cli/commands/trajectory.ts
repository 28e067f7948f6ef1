import { parseArgs } from 'node:util'
import { parseTrajectory } from '@maillage/planning/trajectory/parse-trajectory.ts'
import { simulateTrajectory } from '@maillage/planning/trajectory/simulate-trajectory.ts'
import type { TrajectoryPlan } from '@maillage/planning/trajectory/trajectory-plan.ts'
import {
  describeTrajectoryRefusal,
  type TrajectoryRefusal,
} from '@maillage/planning/trajectory/trajectory-refusal.ts'
import type { Command, Io } from '../command.ts'
import { Misuse, orMisuse } from '../misuse.ts'
import { type ReadText, readJson, readTextFile } from '../read-json.ts'
import { sayRefusals } from '../say-refusals.ts'
import { sayWrongOption } from '../say-wrong-option.ts'
import { listHypotheses } from '../trajectory/list-hypotheses.ts'
import { trajectoryAsCsv, trajectoryAsJson, trajectoryInLines } from '../trajectory/say-trajectory.ts'
import { TRAJECTORY_WORDS } from '../trajectory/trajectory-words.ts'

const FRENCH_USAGE = `maillage trajectory FICHIER [--seed 1] [--runs 2000] [--json | --csv]

  FICHIER        le plan, en JSON ; - lit l’entrée standard
  --seed N       la graine des tirages, de 0 à 4294967295 : la même donne les mêmes nombres
  --runs N       le nombre de tirages, de 1 à 100000
  --json, --csv  la réponse en JSON, ou les fourchettes en CSV

Le format du fichier et les hypothèses : docs/guides/trajectory.md`

const ENGLISH_USAGE = `maillage trajectory FILE [--seed 1] [--runs 2000] [--json | --csv]

  FILE           the plan, in JSON; - reads the standard input
  --seed N       the seed of the runs, 0 to 4294967295: the same gives the same numbers
  --runs N       how many runs, 1 to 100000
  --json, --csv  the answer as JSON, or the bands as CSV

The form of the file and what is supposed: docs/guides/trajectory.md`

/** Practitioners x years x runs: about ten seconds. */
const MOST_WORK = 200_000_000

export const trajectory: Command = {
  name: 'trajectory',
  summary: {
    fr: 'simuler recrutements, retraites et ouvertures jusqu’à une année, avec leurs fourchettes',
    en: 'simulate recruits, retirements and openings up to a year, with their bands',
  },
  usage: { fr: FRENCH_USAGE, en: ENGLISH_USAGE },
  run: (args, io) => runTrajectory(args, io),
}

interface TrajectoryOptions {
  readonly file: string
  readonly seed: number
  readonly runs: number
  readonly csv: boolean
}

/** The command, with the reading of files passed in. */
export async function runTrajectory(
  args: readonly string[],
  io: Io,
  read: ReadText = readTextFile,
): Promise<number> {
  const options = readOptions(args, io)
  if (options === undefined) {
    io.err(trajectory.usage[io.lang])
    return 2
  }
  return orMisuse(io, () => answerTrajectory(options, io, read))
}

async function answerTrajectory(
  { file, seed, runs, csv }: TrajectoryOptions,
  io: Io,
  read: ReadText,
): Promise<number> {
  const input = await readJson(file, read)
  if ('problem' in input) throw new Misuse(input.problem)
  const parsed = parseTrajectory(input.value)
  if ('refusals' in parsed) return refuse(parsed.refusals, io)
  for (const path of parsed.ignoredFields) io.err(TRAJECTORY_WORDS[io.lang].ignored(path))
  const { plan, assumed } = parsed
  if (workOf(plan) * runs > MOST_WORK)
    return refuse([{ path: '--runs', kind: 'too-much-work', limit: MOST_WORK }], io)
  const found = simulateTrajectory(plan, { runs, seed })
  const context = { plan, hypotheses: listHypotheses(plan, assumed, io.lang), runs, seed }
  if (io.json) io.out(JSON.stringify(trajectoryAsJson(found, context, io.lang), null, 2))
  else if (csv) for (const line of trajectoryAsCsv(found)) io.out(line)
  else for (const line of trajectoryInLines(found, context, io.lang)) io.out(line)
  return 0
}

function workOf({ practitioners, recruits, openings, from, to }: TrajectoryPlan): number {
  const all = [...recruits.value.values(), ...openings.value.values()].reduce((sum, count) => sum + count, 1)
  return (practitioners.value + all) * (to - from)
}

function refuse(refusals: readonly TrajectoryRefusal[], io: Io): number {
  sayRefusals(refusals, describeTrajectoryRefusal, io)
  return 2
}

function readOptions(args: readonly string[], io: Io): TrajectoryOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { seed: { type: 'string' }, runs: { type: 'string' }, csv: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new Misuse(FILE_MISSING)
    const seed = wholeOf('--seed', values.seed ?? '1', 0, 4_294_967_295)
    const runs = wholeOf('--runs', values.runs ?? '2000', 1, 100_000)
    return { file, seed, runs, csv: values.csv ?? false }
  } catch (error) {
    if (error instanceof Misuse) io.err(error.sentence[io.lang])
    else sayWrongOption(error, io)
    return undefined
  }
}

function wholeOf(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Misuse({
    fr: `${option} prend un nombre entier de ${least} à ${most}.`,
    en: `${option} takes a whole number from ${least} to ${most}.`,
  })
}

const FILE_MISSING = {
  fr: 'Donnez un fichier et un seul\u202f: maillage trajectory plan.json (ou - pour l’entrée standard).',
  en: 'Give one file and one only: maillage trajectory plan.json (or - for the standard input).',
}
