import { readGlobalArguments } from './arguments.ts'
import type { Io } from './command.ts'
import { commandLoaders } from './registry.ts'

/**
 * Runs one command line, `words` being what follows `maillage`.
 * @returns the exit code: 0 done, 1 refused or failed, 2 misused.
 */
export async function runCommandLine(
  words: readonly string[],
  streams: Pick<Io, 'out' | 'err'>,
): Promise<number> {
  const read = readGlobalArguments(words)
  if ('unknownLang' in read) {
    const instead = read.unknownLang === '' ? '' : `, pas « ${read.unknownLang} »`
    streams.err(`--lang prend fr ou en${instead}. (--lang takes fr or en.)`)
    return 2
  }
  const io: Io = { ...streams, lang: read.lang, json: read.json }
  const [name = 'help', ...rest] = read.rest
  const { help } = await import('./commands/help.ts')
  if (name === 'help' || name === '--help' || name === '-h') return help.run(rest, io)

  const load = commandLoaders.get(name)
  if (!load || rest.includes('--help') || rest.includes('-h')) return help.run([name], io)
  return (await load()).run(rest, io)
}
