/** The languages that the command line speaks; French unless `--lang en` is given. */
export type Lang = 'fr' | 'en'

/** What a command may do with the world around it: two streams of lines, and what was asked of all commands. */
export interface Io {
  readonly lang: Lang
  /** A program reads the answer: one JSON document on `out`, nothing else. */
  readonly json: boolean
  out(line: string): void
  err(line: string): void
}

/**
 * One word after `maillage`. Its module loads fast: what is heavy (a server, a database) is imported by `run`.
 * `run` receives what follows the word, without `--lang` and `--json`, and returns the exit code: 0 done, 1 refused or
 * failed, 2 misused. It prints a sentence in `io.lang` on `io.err` whenever the code is not 0.
 */
export interface Command {
  readonly name: string
  readonly summary: Record<Lang, string>
  readonly usage: Record<Lang, string>
  run(args: readonly string[], io: Io): Promise<number>
}
