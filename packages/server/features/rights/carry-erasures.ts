import { readErasures, writeErasures } from './erasure-files.ts'

/**
 * Takes the journal of erasures that lies beside a backup into the data folder: the next start erases those persons again.
 * @returns how many erasures the journal then holds.
 */
export async function carryErasures(from: string, dataFolder: string): Promise<number> {
  const erased = await readErasures([from, dataFolder])
  if (erased.length > 0) await writeErasures([dataFolder], erased)
  return erased.length
}
