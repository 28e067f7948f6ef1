import type { CommuneIndex } from '../communes.ts'
import { createBpeReader } from './read-bpe.ts'
import { createRppsReader } from './read-rpps.ts'
import { createSupplyCsvReader } from './read-supply-csv.ts'
import type { SupplyFile, SupplyReader } from './supply.ts'

/** The reader of a file of practitioners, known by its first line: RPPS, BPE, or else `commune,profession,fte[,age]`. */
export function supplyReaderFor(header: string, index: CommuneIndex): SupplyReader {
  if (header.includes('Identification nationale PP')) return createRppsReader(index)
  if (/\b(TYPEQU|FACILITY_TYPE)\b/i.test(header)) return createBpeReader(index)
  return createSupplyCsvReader(index)
}

/** Reads a whole file at once. */
export function readSupply(text: string, index: CommuneIndex): SupplyFile {
  const lines = text.split('\n')
  const reader = supplyReaderFor(lines[0] ?? '', index)
  for (const line of lines) reader.read(line)
  return reader.end()
}
