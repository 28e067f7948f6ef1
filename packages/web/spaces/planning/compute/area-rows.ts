import type { CommuneIndex } from '@maillage/territory/communes.ts'

/** Rows of the communes of an area, in a file that also holds those of sites outside it. */
export function areaRows(index: CommuneIndex, outside: readonly string[]): Int32Array {
  const beyond = new Set(outside)
  return Int32Array.from(index.codes.keys().filter((row) => !beyond.has(index.codes[row] as string)))
}
