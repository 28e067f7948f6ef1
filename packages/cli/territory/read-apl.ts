import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { type PublishedApl, parseApl } from '@maillage/territory/accessibility/published-apl.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'

const FILE = new URL('../../../data/apl/apl.txt.br', import.meta.url)

/** Reads the access that the DREES publishes, which the project ships: about 100 ms. */
export async function readPublishedApl(index: CommuneIndex): Promise<PublishedApl> {
  const text = await promisify(brotliDecompress)(await readFile(FILE))
  return parseApl(text.toString('utf8'), index)
}
