import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { describeFault } from './fault.ts'

export type Logger = pino.Logger

/** What has the shape of a contact, a signed token or a matricule is taken out, even where it should never have been put. */
const PERSONAL = [
  /[^\s@"'<>]+@[^\s@"'<>]+\.[a-z]{2,}/gi,
  /(?<![\w.:-])\+?\d[\d .]{7,}\d(?![\w:-])/g,
  /[\w-]{16,}\.[\w-]{16,}/g,
]

/**
 * Structured logs on standard output. A line says what happened to which id; it never holds a name, a reason, a contact, a token
 * or a body. MAILLAGE_LOG_FOLDER adds a file for each process there, at every level: `npm test` searches them for people.
 */
export function createLogger(level: string): Logger {
  const folder = process.env.MAILLAGE_LOG_FOLDER
  const options = {
    level: folder ? 'trace' : level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: withoutContacts },
    hooks: { logMethod: withoutMessage },
  }
  if (!folder) return pino(options)
  mkdirSync(folder, { recursive: true })
  const file = pino.destination({ dest: join(folder, `${process.pid}.log`), sync: true, append: true })
  const streams = [{ level: 'trace' as const, stream: file }]
  if (level === 'silent') return pino(options, pino.multistream(streams))
  return pino(options, pino.multistream([...streams, { level: level as pino.Level, stream: process.stdout }]))
}

/** The library takes the message of an `err` for the line's own: a fault's words may hold what somebody wrote. */
function withoutMessage(this: pino.Logger, given: Parameters<pino.LogFn>, log: pino.LogFn): void {
  const [line, ...rest] = given as [unknown, ...[]]
  const described =
    typeof line === 'object' && line !== null && 'err' in line
      ? { ...line, err: describeFault(line.err) }
      : line
  log.apply(this, [described, ...rest] as Parameters<pino.LogFn>)
}

function withoutContacts(line: Record<string, unknown>): Record<string, unknown> {
  const clean: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(line))
    clean[key] = typeof value === 'string' ? redacted(value) : value
  return clean
}

function redacted(value: string): string {
  return PERSONAL.reduce((text, shape) => text.replace(shape, '[removed]'), value)
}
