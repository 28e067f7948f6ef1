import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { type PublishedApl, parseApl } from '@maillage/territory/accessibility/published-apl.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'

const FILE = new URL('../../../../data/apl/apl.txt.br', import.meta.url)

let published: Promise<PublishedApl> | undefined

/**
 * The access to care that the DREES published for each commune, read at the first call (100 ms) and kept (3 MB).
 * @throws AplTextError when the file was altered.
 */
export function readPublishedApl(index: CommuneIndex): Promise<PublishedApl> {
  published ??= readFile(FILE)
    .then((packed) => promisify(brotliDecompress)(packed))
    .then((text) => parseApl(text.toString('utf8'), index))
  return published
}
