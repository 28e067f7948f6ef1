import { readFile } from 'node:fs/promises'
import type { AtlasArea } from '@maillage/contract/atlas.ts'
import type { Area } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { readTable } from '@maillage/territory/csv-table.ts'

const DATA = new URL('../../../../data/communes/', import.meta.url)

/** Names of the areas that are more than one commune, by their key: `reg:76`, `epci:200066926`. */
type AreaNames = ReadonlyMap<string, string>

let names: Promise<AreaNames> | undefined

/** @throws TableError when the files were altered. */
export function areaNames(): Promise<AreaNames> {
  names ??= readNames()
  return names
}

async function readNames(): Promise<AreaNames> {
  const tables = { reg: 'regions', epci: 'epci', dep: 'departements' } as const
  const entries = await Promise.all(
    Object.entries(tables).map(async ([kind, name]) => {
      const rows = readTable(await readFile(new URL(`${name}.csv`, DATA), 'utf8'), ['code', 'nom'])
      return rows.map(({ cells }) => [`${kind}:${cells.code}`, cells.nom] as const)
    }),
  )
  return new Map(entries.flat())
}

/** An area with its name and its inhabitants, for a screen. */
export async function describeArea(index: CommuneIndex, area: Area): Promise<AtlasArea> {
  let population = 0
  for (const row of area.rows) population += index.population[row] as number
  const { key, kind } = area
  return { key, kind, name: await nameOf(index, area), population, communes: area.rows.length }
}

async function nameOf(index: CommuneIndex, { key, kind, rows }: Area): Promise<string> {
  if (kind === 'france') return 'France'
  if (kind === 'commune') return index.names[rows[0] as number] ?? key
  return (await areaNames()).get(key) ?? key
}
