import type { Io, Lang } from './command.ts'

/** Words of a command line that cannot be used; says what to do. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
  readonly sentence: Readonly<Record<Lang, string>>

  constructor(sentence: Readonly<Record<Lang, string>>) {
    super(sentence.en)
    this.sentence = sentence
  }
}

/** What `work` returns; 2 after its sentence when the words of the command line cannot be used. */
export async function orMisuse(io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    io.err(error.sentence[io.lang])
    return 2
  }
}
