import type { Io, Lang } from '../command.ts'

/** What was given of the options of a sub-command, without their dashes; a flag is `true`. */
export type Values = Readonly<Record<string, string | undefined>> & {
  readonly csv?: true
  readonly geojson?: true
}

/** One word after `maillage territory`. It throws `Misuse` for what cannot be used. */
export interface SubCommand {
  /** Options that take a value. */
  readonly options: readonly string[]
  /** Options that take none. */
  readonly flags: readonly string[]
  readonly usage: Readonly<Record<Lang, string>>
  run(values: Values, io: Io): Promise<number>
}
