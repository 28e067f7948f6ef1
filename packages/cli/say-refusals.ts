import type { Io } from './command.ts'

/** Says why a file cannot be used, a sentence a fault; a program that reads the answer gets them all as one document. */
export function sayRefusals<Refusal extends object>(
  refusals: readonly Refusal[],
  describe: (refusal: Refusal, lang: Io['lang']) => string,
  io: Io,
): void {
  const described = refusals.map((refusal) => ({ ...refusal, message: describe(refusal, io.lang) }))
  for (const { message } of described) io.err(message)
  if (io.json) io.out(JSON.stringify({ refusals: described }, null, 2))
}
