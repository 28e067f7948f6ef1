import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { Io } from '../command.ts'
import { recodedNote } from './read-area.ts'

/** Says once of each code that INSEE withdrew by which one it is read; codes that never were are for others to refuse. */
export function sayRecoded(codes: Iterable<string>, index: CommuneIndex, io: Io): void {
  for (const code of new Set(codes)) {
    const row = index.rowOf(code.toUpperCase())
    const today = row === undefined ? undefined : index.codes[row]
    if (today !== undefined && today !== code.toUpperCase()) io.err(recodedNote(code, today)[io.lang])
  }
}
