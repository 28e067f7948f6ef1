import { readFile } from 'node:fs/promises'
import type { AreaCommunes } from '@maillage/contract/atlas.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { Zone } from '@maillage/territory/zones.ts'

const DATA = new URL('../../../../data/communes/', import.meta.url)

interface Tables {
  header: string
  /** Lines of `communes.csv`, in the order of the index. */
  communes: string[]
  departements: string[]
  regions: string
  roadIslands: string
}

let tables: Promise<Tables> | undefined

/** The lines of `data/communes` of some rows of the index, and of the zones that they are of, as `loadCommunes` reads them. */
export async function communeLines(
  index: CommuneIndex,
  rows: readonly number[],
): Promise<AreaCommunes['files']> {
  tables ??= readTables()
  const { header, communes, departements, regions, roadIslands } = await tables
  const wanted = new Set(rows.map((row) => index.departements[index.departementOf[row] as number]?.code))
  const [head = '', ...lines] = departements
  return {
    communes: lined([header, ...rows.map((row) => communes[row] ?? '')]),
    departements: lined([head, ...lines.filter((line) => wanted.has(line.split(',')[0]))]),
    regions,
    epci: epciLines(index, rows),
    bassinsDeVie: bassinLines(index, rows),
    roadIslands,
  }
}

function epciLines(index: CommuneIndex, rows: readonly number[]): string {
  const codes = new Set(rows.map((row) => String(index.epci[row])))
  const zones = index.epcis.filter((zone) => codes.has(zone.code))
  return lined(['code,nom', ...zones.map(({ code, name }) => `${code},${quoted(name)}`)])
}

/** Each with those of its communes that are there: a table names no other. */
function bassinLines(index: CommuneIndex, rows: readonly number[]): string {
  const communes = Map.groupBy(rows, (row) => index.bassinDeVieOf[row] as number)
  const lines = [...communes].flatMap(([bassin, there]) => {
    const zone: Zone | undefined = index.bassinsDeVie[bassin]
    const codes = there.map((row) => index.codes[row]).join(' ')
    return zone ? [`${zone.code},${quoted(zone.name)},${codes}`] : []
  })
  return lined(['code,nom,communes', ...lines.toSorted()])
}

const lined = (lines: string[]) => `${lines.join('\n')}\n`
const quoted = (name: string) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)

async function readTables(): Promise<Tables> {
  const read = (name: string) => readFile(new URL(`${name}.csv`, DATA), 'utf8')
  const [communes, departements, regions, roadIslands] = await Promise.all([
    read('communes'),
    read('departements'),
    read('regions'),
    read('road-islands'),
  ])
  const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line !== '')
  const [header = '', ...lines] = linesOf(communes)
  return { header, communes: lines, departements: linesOf(departements), regions, roadIslands }
}
