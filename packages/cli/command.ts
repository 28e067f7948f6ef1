export type Language = 'fr' | 'en'

/** What a command may use of the outside world; `main.ts` gives the real one, tests a recorded one. */
export type Io = {
  out(text: string): void
  err(text: string): void
  lang: Language
  /** The whole text of a file; `-` is the standard input. */
  readFile(path: string): Promise<string>
}

/** A sub-command of `maillage`. `run` resolves to the exit code: 0 done, 1 refused input, 2 wrong usage. */
export type Command = {
  name: string
  summary: Record<Language, string>
  usage: Record<Language, string>
  run(args: string[], io: Io): Promise<number>
}
