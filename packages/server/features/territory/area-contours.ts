import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Area } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { extractTopology } from '@maillage/territory/extract-contours.ts'
import { mergeAreas } from '@maillage/territory/merge-contours.ts'
import type { NationalContours } from '@maillage/territory/national-contours.ts'
import { nationalContours } from './territory-data.ts'

/** A map ready to be sent. */
export interface PackedContours {
  /** Changes with the data only. */
  readonly tag: string
  readonly brotli: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
}

const NEIGHBOURS_KM = 10
/** On a map of the whole country a corner of a square kilometre is about a pixel. */
const FRANCE_SMALLEST_KM2 = 1
const MOST_KEPT = 40

const kept = new Map<string, Promise<PackedContours>>()

/**
 * The outlines of an area as TopoJSON, compressed: its communes, the neighbours within 10 km of its limit, limits of départements, its own
 * limit. Of `france`: its départements, simplified. Made at the first call (Occitanie: 200 ms), then kept with the forty last ones.
 */
export function areaContours(index: CommuneIndex, area: Area): Promise<PackedContours> {
  const packed = kept.get(area.key) ?? makeContours(index, area)
  kept.delete(area.key)
  kept.set(area.key, packed)
  packed.catch(() => kept.delete(area.key))
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return packed
}

async function makeContours(index: CommuneIndex, area: Area): Promise<PackedContours> {
  const national = await nationalContours()
  const topology =
    area.kind === 'france'
      ? franceTopology(national, index)
      : extractTopology(national, index, area.rows, { neighboursKm: NEIGHBOURS_KM })
  const text = Buffer.from(JSON.stringify(topology))
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    promisify(gzip)(text),
  ])
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  return { tag, brotli, gzip: zipped }
}

function franceTopology(national: NationalContours, index: CommuneIndex) {
  const rowOf = (commune: number) => index.rowOf(national.codes[commune] as string) as number
  const names = new Map(index.departements.map(({ code, name }) => [code, name]))
  const { objects, ...merged } = mergeAreas(
    national,
    (commune) => index.departements[index.departementOf[rowOf(commune)] as number]?.code,
    (code) => names.get(code) ?? code,
    FRANCE_SMALLEST_KM2,
  )
  const none = { type: 'GeometryCollection', geometries: [] }
  return {
    ...merged,
    objects: {
      communes: none,
      neighbours: none,
      departements: objects.limits,
      limit: objects.rim,
      areas: objects.areas,
    },
  }
}
