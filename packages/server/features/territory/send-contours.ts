import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Area } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { AppContext } from '../../platform/http.ts'
import { areaContours } from './area-contours.ts'

/** Answers the map of an area in the best encoding that the browser reads, or 304 when it has it. */
export async function sendContours(c: AppContext, index: CommuneIndex, area: Area) {
  const { tag, brotli, gzip } = await areaContours(index, area)
  c.header('etag', tag)
  c.header('cache-control', 'public, max-age=86400')
  c.header('vary', 'Accept-Encoding')
  if ((c.req.header('if-none-match') ?? '').split(/,\s*/).includes(tag)) return c.body(null, 304) as never
  const encodings = (c.req.header('accept-encoding') ?? '').split(/[,;]\s*/)
  c.header('content-type', 'application/json')
  if (encodings.includes('br')) return encoded(c, 'br', brotli)
  if (encodings.includes('gzip')) return encoded(c, 'gzip', gzip)
  return c.body(Uint8Array.from(await promisify(gunzip)(gzip)), 200) as never
}

function encoded(c: AppContext, encoding: string, bytes: Uint8Array<ArrayBuffer>): never {
  c.header('content-encoding', encoding)
  return c.body(bytes, 200) as never
}
