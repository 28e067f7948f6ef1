/** What a log or a crash says of an error: where, never of whom. */
export interface Fault {
  type: string | undefined
  code: string | undefined
  /** Name of the constraint, table and column, as PostgreSQL gives them; never the rows that its `detail` quotes. */
  constraint: string | undefined
  table: string | undefined
  at: string[]
  cause?: Fault
}

const FRAMES = 12

/**
 * The type, code and stack of an error. Its message is dropped: those of the database quote values (`Key (birth_date, name)=(…)`), those
 * of parsers quote what they read.
 */
export function describeFault(error: unknown, depth = 2): Fault {
  if (typeof error !== 'object' || error === null)
    return { type: typeof error, code: undefined, constraint: undefined, table: undefined, at: [] }
  const { name, code, constraint, table, stack, message, cause } = error as Record<string, unknown>
  return {
    type: text(name),
    code: typeof code === 'number' ? String(code) : text(code),
    constraint: text(constraint),
    table: text(table),
    at: framesOf(text(stack) ?? '', text(message) ?? ''),
    ...(cause === undefined || depth === 0 ? {} : { cause: describeFault(cause, depth - 1) }),
  }
}

/** A message may hold lines that look like frames: the stack is read after it. */
function framesOf(stack: string, message: string): string[] {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length
  return stack
    .slice(Math.max(start, 0))
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim())
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
