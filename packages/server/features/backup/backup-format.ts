import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * The plain text of a backup, before compression and encryption: lines. A control line is JSON; the rows of a table stand
 * between its heading and a line `\.`, in PostgreSQL's COPY text format, so that they can be read without this program.
 */
export const FORMAT_VERSION = 1
export const END_OF_ROWS = '\\.'

export const Header = z.object({
  format: z.literal('maillage-backup'),
  version: z.number().int(),
  madeAt: z.string(),
  network: z.string(),
  postgres: z.string(),
  /** Migrations applied to the database, in order. */
  migrations: z.array(z.string()).min(1),
  /** The last migration of the job queue. */
  workerMigration: z.number().int(),
  /** The server's secret, so that signed links stay good; null when the machine that made the backup had none. */
  secret: z.string().nullable(),
})
export type Header = z.infer<typeof Header>

export const TableHeading = z.object({
  table: z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) }),
})
export type TableColumns = z.infer<typeof TableHeading>['table']

export const TableFooter = z.object({ rows: z.number().int(), sha256: z.string() })
export type TableFooter = z.infer<typeof TableFooter>

/** `last` is text: a position may be beyond what a number holds. */
export const Sequences = z.object({
  sequences: z.array(
    z.object({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() }),
  ),
})
export type SequencePosition = z.infer<typeof Sequences>['sequences'][number]

export const Ending = z.object({ end: z.object({ tables: z.number().int(), rows: z.number().int() }) })

export const controlLine = (content: unknown): Buffer => Buffer.from(`${JSON.stringify(content)}\n`)

const NEWLINE = 10

/** Counts and digests the rows of a table, in whole lines or not: in COPY text a row has no line break of its own. */
export function tally(): { add(chunk: Buffer): void; footer(): TableFooter } {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add: (chunk) => {
      hash.update(chunk)
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) rows += 1
    },
    footer: () => ({ rows, sha256: hash.digest('hex') }),
  }
}
