import { Refusal } from '@maillage/server/platform/refusal.ts'
import type { Io } from './command.ts'
import { describeStartFailure } from './start-failure.ts'

const interrupted = { fr: 'Interrompu : rien n’a été écrit.', en: 'Interrupted: nothing was written.' }

/** What `work` returns; 1 after one sentence when it is refused, interrupted, or the database does not answer. */
export async function orSentence(io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const sentence =
      error instanceof Refusal
        ? error.sentence[io.lang]
        : (error as Error).name === 'AbortError'
          ? interrupted[io.lang]
          : describeStartFailure(error, io.lang)
    if (sentence === undefined) throw error
    io.err(sentence)
    return 1
  }
}
