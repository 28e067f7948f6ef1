import { parseArgs } from 'node:util'
import type { SitingProgress, SitingResult } from '@maillage/planning/siting/siting-problem.ts'
import type { Command, Io } from '../command.ts'
import { orMisuse } from '../misuse.ts'
import { readTextFile, type ReadText } from '../read-json.ts'
import { sayWrongOption } from '../say-wrong-option.ts'
import { askInThread } from '../site/ask-in-thread.ts'
import { detourSensitivity } from '../site/detour-sensitivity.ts'
import { resultOfProgress } from '../site/result-of-progress.ts'
import { sayAnswer } from '../site/say-answer.ts'
import { sayProgress } from '../site/say-progress.ts'
import { refusalAsMisuse } from '../site/say-refusal.ts'
import { answerOf } from '../site/site-answer.ts'
import { type SiteValues, VALUE_OPTIONS } from '../site/site-options.ts'
import { readQuestion, type SiteQuestion } from '../site/site-question.ts'
import { answerAsCsv, answerAsGeoJson } from '../site/site-tables.ts'
import { SITE_USAGE } from '../site/site-usage.ts'
import { loadGround } from '../territory/ground.ts'

export const site: Command = {
  name: 'site',
  summary: {
    fr: 'chercher où ouvrir les prochains sites, avec la preuve, sans serveur ni base de données',
    en: 'find where to open the next sites, with the proof, without server or database',
  },
  usage: SITE_USAGE,
  run(args, io) {
    const values = readValues(args, io)
    if (values === undefined) {
      io.err(SITE_USAGE[io.lang])
      return Promise.resolve(2)
    }
    return orMisuse(io, () => runSite(values, io, readTextFile))
  },
}

function readValues(args: readonly string[], io: Io): SiteValues | undefined {
  const options = {
    ...Object.fromEntries(VALUE_OPTIONS.map((name) => [name, { type: 'string' as const }])),
    csv: { type: 'boolean' as const },
    geojson: { type: 'boolean' as const },
  }
  try {
    return parseArgs({ args: withNegatives(args), options, allowPositionals: false }).values as SiteValues
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

/** `--k -1` as `--k=-1`: a negative number is a value, which is refused with its own sentence. */
function withNegatives(args: readonly string[]): string[] {
  return args.flatMap((word, at) => {
    if (/^-\d/.test(word) && args[at - 1]?.startsWith('--')) return []
    const next = args[at + 1] ?? ''
    return word.startsWith('--') && /^-\d/.test(next) ? [`${word}=${next}`] : [word]
  })
}

async function runSite(values: SiteValues, io: Io, read: ReadText): Promise<number> {
  const ground = await loadGround()
  const question = await readQuestion(values, ground, io, read)
  const result = await search(question, io)
  const sensitivity = await detourSensitivity(question, ground.index, result)
  const answer = answerOf(question, result, sensitivity)
  if (io.json) io.out(JSON.stringify(answer, null, 2))
  else if (values.csv) for (const line of answerAsCsv(answer)) io.out(line)
  else if (values.geojson) io.out(JSON.stringify(answerAsGeoJson(answer)))
  else sayAnswer(answer, io)
  return 0
}

/** Searches in a thread; Ctrl-C stops it and keeps the best layout so far. */
async function search(question: SiteQuestion, io: Io): Promise<SitingResult> {
  const { problem, numbers } = question
  const control = new AbortController()
  const stop = () => control.abort()
  process.once('SIGINT', stop)
  try {
    const { seed, proofSeconds, alternatives } = numbers
    const answer = await askInThread({
      problem,
      request: { seed, proofSeconds, alternatives },
      signal: control.signal,
      onProgress: sayProgress(question, io, () => performance.now()),
    })
    if ('refusal' in answer) throw refusalAsMisuse(answer.refusal, question)
    return 'cutShort' in answer
      ? resultOfProgress(problem, answer.cutShort as SitingProgress | undefined)
      : answer
  } finally {
    process.off('SIGINT', stop)
  }
}
