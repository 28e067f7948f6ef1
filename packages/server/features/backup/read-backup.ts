import type { z } from 'zod'
import { damagedBackup, newerBackup, noBackup } from './backup.refusals.ts'
import {
  Ending,
  FORMAT_VERSION,
  Header,
  Sequences,
  type SequencePosition,
  type TableColumns,
  TableFooter,
  TableHeading,
  tally,
} from './backup-format.ts'
import { type LineReader, lineReader } from './read-lines.ts'
import { openSealed, type OpeningKey } from './sealed-file.ts'

export interface OpenedBackup {
  header: Header
  /**
   * Reads the backup to its end, once, giving the rows of each table to `copy`, which reads them all.
   * @throws {Refusal} `damaged-backup` as soon as a count or a digest is wrong, or when the end is missing. What `copy`
   * received before is then worth nothing.
   */
  read(
    copy: (table: TableColumns, rows: AsyncIterable<Buffer>) => Promise<void>,
  ): Promise<{ tables: number; rows: number; sequences: SequencePosition[] }>
  /** Lets go of the file; what was not read is not read any more. */
  close(): void
}

/**
 * Opens a backup and reads its header.
 * @throws {Refusal} `wrong-backup-key`, `no-backup`, `newer-backup`, `backup-file-unusable`, `damaged-backup`.
 */
export async function openBackup(file: string, key: OpeningKey): Promise<OpenedBackup> {
  const { text, close } = await openSealed(file, key)
  try {
    const lines = lineReader(text)
    const header = readHeader(file, parseLine(await lines.line()))
    return { header, read: (copy) => readTables(lines, copy), close }
  } catch (error) {
    close()
    throw error
  }
}

function readHeader(file: string, line: unknown): Header {
  const version = (line as { version?: unknown } | undefined)?.version
  if (typeof version === 'number' && version > FORMAT_VERSION) throw newerBackup()
  const header = Header.safeParse(line)
  if (!header.success) throw noBackup(file)
  return header.data
}

/** Reads a whole backup and restores nothing. @throws {Refusal} as `openBackup` and `OpenedBackup.read` do. */
export async function verifyBackup(
  file: string,
  key: OpeningKey,
): Promise<{ header: Header; tables: number; rows: number }> {
  const backup = await openBackup(file, key)
  try {
    const { tables, rows } = await backup.read(async (_table, pieces) => {
      for await (const _piece of pieces);
    })
    return { header: backup.header, tables, rows }
  } finally {
    backup.close()
  }
}

async function readTables(
  lines: LineReader,
  copy: (table: TableColumns, rows: AsyncIterable<Buffer>) => Promise<void>,
): Promise<{ tables: number; rows: number; sequences: SequencePosition[] }> {
  let tables = 0
  let rows = 0
  let line = parseLine(await lines.line())
  for (let heading = TableHeading.safeParse(line); heading.success; heading = TableHeading.safeParse(line)) {
    rows += await readTable(lines, heading.data.table, copy)
    tables += 1
    line = parseLine(await lines.line())
  }
  const { sequences } = expect(Sequences, line)
  const { end } = expect(Ending, parseLine(await lines.line()))
  if (end.tables !== tables || end.rows !== rows || (await lines.line()) !== undefined) throw damagedBackup()
  return { tables, rows, sequences }
}

async function readTable(
  lines: LineReader,
  table: TableColumns,
  copy: (table: TableColumns, rows: AsyncIterable<Buffer>) => Promise<void>,
): Promise<number> {
  const counted = tally()
  const pieces = async function* () {
    for await (const piece of wholeRows(lines)) {
      counted.add(piece)
      yield piece
    }
  }
  await copy(table, pieces())
  const found = counted.footer()
  const said = expect(TableFooter, parseLine(await lines.line()))
  if (said.rows !== found.rows || said.sha256 !== found.sha256) throw damagedBackup()
  return found.rows
}

async function* wholeRows(lines: LineReader): AsyncGenerator<Buffer> {
  if (!(yield* lines.rows())) throw damagedBackup()
}

function parseLine(line: string | undefined): unknown {
  try {
    return line === undefined ? undefined : JSON.parse(line)
  } catch {
    return undefined
  }
}

function expect<Schema extends z.ZodType>(schema: Schema, line: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(line)
  if (!parsed.success) throw damagedBackup()
  return parsed.data
}
