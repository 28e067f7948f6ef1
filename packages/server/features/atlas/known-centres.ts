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

/** Those of no site of the network: a centre in whose commune it has a site is taken for that site. */
export async function otherCentres(own: readonly { communeCode: string }[]): Promise<Centre[]> {
  const known = new Set(own.map((site) => site.communeCode))
  return (await knownCentres()).filter((centre) => !known.has(centre.commune))
}

/** What the atlas calls a centre that is not of the network. */
export const centreId = (commune: string) => `centre:${commune}`
