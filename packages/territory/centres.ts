import type { CommuneCode } from './communes.ts'
import { readDegrees, readTable, TableError, type TableRow } from './csv-table.ts'

/** A health centre with salaried practitioners, or one of its antennes. */
export interface Centre {
  /** The body that runs it: `Centre départemental de santé du Gers`. */
  readonly network: string
  /** The place by which it is known. */
  readonly name: string
  readonly kind: 'centre' | 'antenne'
  /** Commune of the centre that an antenne hangs on, when it is known. */
  readonly parent?: CommuneCode
  readonly commune: CommuneCode
  /** WGS84 degrees of the site itself. */
  readonly lon: number
  readonly lat: number
  /** `announced`: the source announces it, and nothing says yet that it opened. */
  readonly status: 'open' | 'announced'
  /** Day, month or year of the opening, or of the one announced: `2022-05-09`, `2022-09`, `2023`. */
  readonly since: string
  /** Address of the page that says so. */
  readonly source: string
}

const COLUMNS = [
  'network',
  'name',
  'kind',
  'parent',
  'commune',
  'lon',
  'lat',
  'status',
  'since',
  'source',
] as const

type CentreRow = TableRow<(typeof COLUMNS)[number]>

/**
 * Reads `data/centres/centres.csv`.
 * @throws TableError for a malformed line, a centre that is there twice, or an antenne of a centre that is not there.
 */
export function parseCentres(text: string): Centre[] {
  const rows = readTable(text, COLUMNS)
  const centres = rows.map(readCentre)
  const seen = new Set<string>()
  const parents = new Set(centres.filter(({ kind }) => kind === 'centre').map(({ commune }) => commune))
  for (const [i, { network, name, parent }] of centres.entries()) {
    const line = (rows[i] as CentreRow).line
    if (seen.has(`${network}\n${name}`)) throw new TableError(line, `"${name}" is there twice`)
    seen.add(`${network}\n${name}`)
    if (parent !== undefined && !parents.has(parent)) throw new TableError(line, `no centre in ${parent}`)
  }
  return centres
}

function readCentre({ line, cells }: CentreRow): Centre {
  const { network, name, parent, commune, source } = cells
  if (network === '' || name === '') throw new TableError(line, 'a centre without network or name')
  for (const code of [commune, parent])
    if (!/^(?:\d[\dAB]\d{3})?$/.test(code))
      throw new TableError(line, `"${code}" is not the code of a commune`)
  if (commune === '') throw new TableError(line, 'a centre without commune')
  if (!/^https?:\/\/\S+$/.test(source))
    throw new TableError(line, `"${source}" is not the address of a source`)
  return {
    network,
    name,
    kind: oneOf(['centre', 'antenne'], cells.kind, line),
    ...(parent === '' ? {} : { parent }),
    commune,
    lon: readDegrees(cells.lon, 180, line),
    lat: readDegrees(cells.lat, 90, line),
    status: oneOf(['open', 'announced'], cells.status, line),
    since: readSince(cells.since, line),
    source,
  }
}

function oneOf<Word extends string>(words: readonly Word[], typed: string, line: number): Word {
  const word = words.find((known) => known === typed)
  if (word === undefined) throw new TableError(line, `"${typed}" is none of ${words.join(', ')}`)
  return word
}

function readSince(typed: string, line: number): string {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(typed))
    throw new TableError(line, `"${typed}" is not a year, month or day`)
  return typed
}
