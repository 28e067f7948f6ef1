import { Refusal } from '@maillage/server/platform/refusal.ts'
import type { Io } from './command.ts'
import { describeStartFailure } from './start-failure.ts'

const interrupted = { fr: 'Interrompu : rien n’a été écrit.', en: 'Interrupted: nothing was written.' }

const defect = {
  fr: (code: string) =>
    `La base de données n’a pas pu répondre (code ${code})\u202f: rien n’a été écrit. C’est un défaut de Maillage, à signaler avec ce code.`,
  en: (code: string) =>
    `The database could not answer (code ${code}): nothing was written. This is a defect of Maillage, to be reported with this code.`,
}

/** What `work` returns; 1 after one sentence when it is refused, interrupted, or the database does not answer, or not this. */
export async function orSentence(io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const sentence =
      error instanceof Refusal
        ? error.sentence[io.lang]
        : (error as Error).name === 'AbortError'
          ? interrupted[io.lang]
          : (describeStartFailure(error, io.lang) ?? describeDefect(error, io))
    if (sentence === undefined) throw error
    io.err(sentence)
    return 1
  }
}

/** An error of PostgreSQL is named by its code alone: its message may quote a row. */
function describeDefect(error: unknown, io: Io): string | undefined {
  const { code, severity } = error as { code?: string; severity?: string }
  return code && severity ? defect[io.lang](code) : undefined
}
