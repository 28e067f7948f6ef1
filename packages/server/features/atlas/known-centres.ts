import { readFile } from 'node:fs/promises'
import { type Centre, parseCentres } from '@maillage/territory/centres.ts'

const FILE = new URL('../../../../data/centres/centres.csv', import.meta.url)

let centres: Promise<Centre[]> | undefined

/**
 * The health centres that open data tells of, read once.
 * @throws TableError when the file was altered.
 */
export function knownCentres(): Promise<Centre[]> {
  centres ??= readFile(FILE, 'utf8').then(parseCentres)
  return centres
}
