import pino from 'pino'

export type Logger = pino.Logger

/**
 * Structured logs on standard output. A line says what happened to which id; it never holds a name, a reason, a contact,
 * a token or a body. `err` keeps the type, code and stack, and drops the message: database messages quote values.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      err: (error: unknown) => {
        const fault = error as { name?: string; code?: string; constraint?: string; stack?: string }
        const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
        return {
          type: fault.name,
          code: fault.code,
          constraint: fault.constraint,
          at: frames.slice(0, 12).map((line) => line.trim()),
        }
      },
    },
  })
}
