import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { communesAround } from '@maillage/territory/commune-grid.ts'
import { type CommuneCode, type CommuneIndex, loadCommunes } from '@maillage/territory/communes.ts'
import type { ContourTopology } from '@maillage/territory/contours.ts'
import { topologyOf } from '@maillage/territory/extract-contours.ts'
import { greatCircleKm } from '@maillage/territory/great-circle.ts'
import { decodeNationalContours, type NationalContours } from '@maillage/territory/national-contours.ts'

const DATA = new URL('../../../../data/', import.meta.url)

let communes: Promise<CommuneIndex> | undefined
let contours: Promise<NationalContours> | undefined

/**
 * The communes of France, read from `data/communes` at the first call and kept (about 12 MB).
 * @throws CommuneDataError when the files were altered.
 */
export function communeIndex(): Promise<CommuneIndex> {
  communes ??= readCommunes()
  return communes
}

async function readCommunes(): Promise<CommuneIndex> {
  const read = (name: string) => readFile(new URL(`communes/${name}.csv`, DATA))
  const files = {
    communes: read('communes'),
    departements: read('departements'),
    regions: read('regions'),
    epci: read('epci'),
    bassinsDeVie: read('bassins-de-vie'),
    roadIslands: read('road-islands'),
    formerCodes: read('former-codes'),
    places: read('places'),
  }
  const entries = Object.entries(files).map(async ([name, file]) => [name, await file] as const)
  return loadCommunes(Object.fromEntries(await Promise.all(entries)) as Record<keyof typeof files, Buffer>)
}

/**
 * The outlines of all communes, read from `data/contours` at the first call and kept (about 8 MB).
 * @throws ContourError when the file was altered.
 */
export function nationalContours(): Promise<NationalContours> {
  contours ??= readFile(new URL('contours/communes.bin.br', DATA))
    .then((packed) => promisify(brotliDecompress)(packed))
    .then(decodeNationalContours)
  return contours
}

/**
 * Outlines of the communes whose centre lies within `km` of that of a commune: those of its own département, and as neighbours those of
 * others. `undefined` when the commune does not exist or has no outline.
 * @throws ContourError when the file was altered.
 */
export async function contoursAround(
  index: CommuneIndex,
  code: CommuneCode,
  km: number,
): Promise<ContourTopology | undefined> {
  const row = index.rowOf(code)
  if (row === undefined) return undefined
  const national = await nationalContours()
  if (national.communeOf(index.codes[row] as string) === undefined) return undefined
  const [lon, lat] = [index.lon[row] as number, index.lat[row] as number]
  const near = communesAround(index, lon, lat, km).filter(
    (other) => greatCircleKm(lon, lat, index.lon[other] as number, index.lat[other] as number) <= km,
  )
  const isOwn = (other: number) => index.departementOf[other] === index.departementOf[row]
  return topologyOf(
    national,
    index,
    near.filter(isOwn),
    near.filter((other) => !isOwn(other)),
  )
}
