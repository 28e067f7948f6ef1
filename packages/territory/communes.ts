import { buildNameColumns, type NameColumns } from './name-columns.ts'
import { readZones, type ZoneFiles, type Zones } from './zones.ts'

/** INSEE code of a commune, five characters: `32132`, `2A004`, `97801`. */
export type CommuneCode = string

export interface Departement {
  readonly code: string
  readonly name: string
  /** INSEE code of the région. */
  readonly region: string
}

/** Contents of the tables of `data/communes/`. */
export interface CommuneFiles extends ZoneFiles {
  readonly communes: Uint8Array | string
  readonly departements: Uint8Array | string
  /** Communes that no road joins to the rest of their département. */
  readonly roadIslands?: Uint8Array | string
  /** Codes that INSEE withdrew, with the code that took over. */
  readonly formerCodes?: Uint8Array | string
  /** Places that people name instead of their commune. */
  readonly places?: Uint8Array | string
}

/** The communes of a country in columns: row `i` of every column is the same commune; rows follow the code. */
export interface CommuneIndex extends Zones {
  readonly size: number
  readonly codes: readonly CommuneCode[]
  readonly names: readonly string[]
  readonly departements: readonly Departement[]
  /** Row in `departements`. */
  readonly departementOf: Uint8Array
  /** SIREN of the EPCI; 0 when there is none. */
  readonly epci: Uint32Array
  readonly population: Int32Array
  /** WGS84 degrees of the village centre, else of the centroid; NaN when unknown. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly positionKind: readonly PositionKind[]
  /** NaN when unknown. */
  readonly areaKm2: Float64Array
  /** Five-digit postcodes, the main one first. */
  readonly postcodes: readonly (readonly string[])[]
  /** Two communes with the same label may be joined by road; with another label they are not. */
  readonly roadIsland: readonly string[]
  readonly nameColumns: NameColumns
  /** Names of places, and the row of the commune of each. */
  readonly placeColumns: NameColumns
  readonly placeRows: readonly number[]
  /** Row of a code, current or withdrawn; `undefined` when INSEE never gave it. */
  rowOf(code: string): number | undefined
}

export type PositionKind = 'bourg' | 'centroid' | 'unknown'

/** The tables of the communes cannot be read; the message says which line and why. */
export class CommuneDataError extends Error {
  override readonly name = 'CommuneDataError'
}

const POSITION_KINDS: Readonly<Record<string, PositionKind>> = { b: 'bourg', c: 'centroid', '': 'unknown' }
const COLUMN_COUNT = 9
type CommuneFields = [string, string, string, string, string, string, string, string, string]

/**
 * Reads the communes; the 34,969 of France take about 100 ms.
 * @throws CommuneDataError when a line has not nine columns, or its code, département or position is unknown.
 * @throws TableError when a table of zones is malformed.
 */
export function loadCommunes(files: CommuneFiles): CommuneIndex {
  const departements = readDepartements(files.departements)
  const lines = tableLines(files.communes)
  const columns = emptyColumns(lines.length)
  const departementRow = new Map(departements.map((departement, row) => [departement.code, row]))
  const rows = new Map<string, number>()
  for (const [row, line] of lines.entries()) {
    const code = readCommune(line, row, columns, departementRow)
    if (rows.has(code)) throw malformed(row, `${code} is there twice`)
    rows.set(code, row)
  }
  const islands = readPairs(files.roadIslands)
  const former = readPairs(files.formerCodes)
  const places = [...readPairs(files.places)].flatMap(([place, code]) => {
    const row = rows.get(code)
    return row === undefined ? [] : [{ place, row }]
  })
  return {
    ...columns,
    ...readZones(files, lines.length, (code) => rows.get(code)),
    size: lines.length,
    departements,
    roadIsland: columns.codes.map((code) => islands.get(code) ?? mainRoads(departementCodeOf(code))),
    nameColumns: buildNameColumns(columns.names),
    placeColumns: buildNameColumns(places.map(({ place }) => place)),
    placeRows: places.map(({ row }) => row),
    rowOf: (code) => rows.get(code) ?? rows.get(former.get(code) ?? ''),
  }
}

/** Inhabitants per square kilometre; 0 when the area or the population is unknown. */
export function densityOf(index: CommuneIndex, row: number): number {
  const area = index.areaKm2[row] as number
  return area > 0 ? (index.population[row] as number) / area : 0
}

/** Code of the département of a commune: two characters, three overseas. */
export function departementCodeOf(code: CommuneCode): string {
  return code.slice(0, code >= '97' ? 3 : 2)
}

/** Mainland, Corsica, and each overseas territory have roads of their own. */
function mainRoads(departement: string): string {
  if (departement === '2A' || departement === '2B') return 'Corse'
  return departement.length === 3 ? departement : 'France'
}

function tableLines(file: Uint8Array | string): string[] {
  const text = typeof file === 'string' ? file : new TextDecoder().decode(file)
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
}

function readPairs(file: Uint8Array | string | undefined): Map<string, string> {
  return new Map(
    (file === undefined ? [] : tableLines(file)).map((line) => line.split(',') as [string, string]),
  )
}

function readDepartements(file: Uint8Array | string): Departement[] {
  return tableLines(file).map((line) => {
    const [code = '', name = '', region = ''] = line.split(',')
    return { code, name, region }
  })
}

function emptyColumns(size: number) {
  return {
    codes: new Array<string>(size),
    names: new Array<string>(size),
    departementOf: new Uint8Array(size),
    epci: new Uint32Array(size),
    population: new Int32Array(size),
    lon: new Float64Array(size),
    lat: new Float64Array(size),
    positionKind: new Array<PositionKind>(size),
    areaKm2: new Float64Array(size),
    postcodes: new Array<readonly string[]>(size),
  }
}

const malformed = (row: number, what: string) => new CommuneDataError(`communes, line ${row + 2}: ${what}`)
const numberOrNaN = (field: string) => (field === '' ? Number.NaN : Number(field))

function readCommune(
  line: string,
  row: number,
  columns: ReturnType<typeof emptyColumns>,
  departementRow: ReadonlyMap<string, number>,
): string {
  const fields = line.split(',')
  if (fields.length !== COLUMN_COUNT)
    throw malformed(row, `${fields.length} columns instead of ${COLUMN_COUNT}`)
  const [code, name, epci, population, lon, lat, position, area, postcodes] = fields as CommuneFields
  if (!/^\d[\dAB]\d{3}$/.test(code)) throw malformed(row, `"${code}" is not the code of a commune`)
  const departement = departementRow.get(departementCodeOf(code))
  if (departement === undefined) throw malformed(row, `no département for the commune ${code}`)
  const kind = POSITION_KINDS[position]
  if (kind === undefined) throw malformed(row, `"${position}" is not a kind of position`)
  if (Number.isNaN(Number(population))) throw malformed(row, `"${population}" inhabitants in ${code}`)
  if (Number.isNaN(numberOrNaN(lon) + numberOrNaN(lat)) !== (kind === 'unknown')) {
    throw malformed(row, `a position of ${code} that is not two numbers`)
  }
  columns.codes[row] = code
  columns.names[row] = name
  columns.departementOf[row] = departement
  columns.epci[row] = Number(epci)
  columns.population[row] = Number(population)
  columns.lon[row] = numberOrNaN(lon)
  columns.lat[row] = numberOrNaN(lat)
  columns.positionKind[row] = kind
  columns.areaKm2[row] = numberOrNaN(area)
  columns.postcodes[row] = postcodes === '' ? [] : postcodes.split(' ')
  return code
}
