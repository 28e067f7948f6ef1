import { readFile } from 'node:fs/promises'
import type { AreaCommunes } from '@maillage/contract/atlas.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'

const DATA = new URL('../../../../data/communes/', import.meta.url)

interface Tables {
  header: string
  /** Lines of `communes.csv`, in the order of the index. */
  communes: string[]
  departements: string[]
  roadIslands: string
}

let tables: Promise<Tables> | undefined

/** The lines of `data/communes` of some rows of the index, as `loadCommunes` reads them. */
export async function communeLines(
  index: CommuneIndex,
  rows: ArrayLike<number>,
): Promise<AreaCommunes['files']> {
  tables ??= readTables()
  const { header, communes, departements, roadIslands } = await tables
  const wanted = new Set(
    Array.from(rows, (row) => index.departements[index.departementOf[row] as number]?.code),
  )
  const [head = '', ...lines] = departements
  return {
    communes: lined([header, ...Array.from(rows, (row) => communes[row] ?? '')]),
    departements: lined([head, ...lines.filter((line) => wanted.has(line.split(',')[0]))]),
    roadIslands,
  }
}

const lined = (lines: string[]) => `${lines.join('\n')}\n`

async function readTables(): Promise<Tables> {
  const read = (name: string) => readFile(new URL(`${name}.csv`, DATA), 'utf8')
  const [communes, departements, roadIslands] = await Promise.all([
    read('communes'),
    read('departements'),
    read('road-islands'),
  ])
  const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line !== '')
  const [header = '', ...lines] = linesOf(communes)
  return { header, communes: lines, departements: linesOf(departements), roadIslands }
}
