import { readFile } from 'node:fs/promises'
import { clipContours } from '@maillage/territory/clip-contours.ts'
import { communesAround } from '@maillage/territory/commune-grid.ts'
import {
  type CommuneCode,
  type CommuneIndex,
  departementCodeOf,
  loadCommunes,
} from '@maillage/territory/communes.ts'
import { greatCircleKm } from '@maillage/territory/great-circle.ts'
import { type ContourTopology, parseContours } from '@maillage/territory/contours.ts'

const DATA = new URL('../../../../data/', import.meta.url)

let communes: Promise<CommuneIndex> | undefined
const contours = new Map<string, Promise<ContourTopology | undefined>>()

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
  const [table, departements, roadIslands, formerCodes, places] = await Promise.all([
    read('communes'),
    read('departements'),
    read('road-islands'),
    read('former-codes'),
    read('places'),
  ])
  return loadCommunes({ communes: table, departements, roadIslands, formerCodes, places })
}

/**
 * Outlines of the communes of a département and of those near its border, read once and kept;
 * `undefined` for a département that has no file or whose code is malformed.
 * @throws ContourError when the file was altered.
 */
export function departementContours(departement: string): Promise<ContourTopology | undefined> {
  if (!/^(?:\d[\dAB]|9[78]\d)$/.test(departement)) return Promise.resolve(undefined)
  const known = contours.get(departement)
  if (known !== undefined) return known
  const read = readContours(departement)
  contours.set(departement, read)
  return read
}

/**
 * Outlines of the communes whose centre lies within `km` of that of a commune, whatever their département: a tenth to a quarter
 * of the file of the département for 30 km. `undefined` where there is no file.
 * @throws ContourError when the file was altered.
 */
export async function contoursAround(
  index: CommuneIndex,
  code: CommuneCode,
  km: number,
): Promise<ContourTopology | undefined> {
  const row = index.rowOf(code)
  const contours =
    row === undefined ? undefined : await departementContours(departementCodeOf(index.codes[row] ?? ''))
  if (row === undefined || contours === undefined) return undefined
  const [lon, lat] = [index.lon[row] as number, index.lat[row] as number]
  const near = communesAround(index, lon, lat, km).filter(
    (other) => greatCircleKm(lon, lat, index.lon[other] as number, index.lat[other] as number) <= km,
  )
  return clipContours(contours, new Set(near.map((other) => index.codes[other] ?? '')))
}

async function readContours(departement: string): Promise<ContourTopology | undefined> {
  try {
    return parseContours(await readFile(new URL(`contours/${departement}.topojson`, DATA), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    contours.delete(departement)
    throw error
  }
}
