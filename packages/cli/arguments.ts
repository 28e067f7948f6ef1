import type { Lang } from './command.ts'

export interface GlobalArguments {
  readonly lang: Lang
  readonly json: boolean
  /** What is left once `--lang` and `--json` are taken out, in its order. */
  readonly rest: readonly string[]
}

/** Takes the options of all commands out of the words of a command line, wherever they stand. */
export function readGlobalArguments(
  words: readonly string[],
): GlobalArguments | { readonly unknownLang: string } {
  let lang: Lang = 'fr'
  let json = false
  const rest: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (word === '--json') {
      json = true
    } else if (word === '--lang' || word.startsWith('--lang=')) {
      const value = word === '--lang' ? (words[++index] ?? '') : word.slice('--lang='.length)
      if (value !== 'fr' && value !== 'en') return { unknownLang: value }
      lang = value
    } else {
      rest.push(word)
    }
  }
  return { lang, json, rest }
}
