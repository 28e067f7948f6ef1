import type { CommuneCode } from './communes.ts'
import { readDegrees, readTable, TableError } from './csv-table.ts'

/** What a hospital does, after the category of FINESS. */
export type HospitalKind =
  | 'regional'
  | 'general'
  | 'local'
  | 'cancer'
  | 'psychiatric'
  | 'rehabilitation'
  | 'long-stay'
  | 'multidisciplinary'
  | 'surgical'
  | 'medical'
  | 'maternity'

const HOSPITAL_KINDS: readonly HospitalKind[] = [
  'regional',
  'general',
  'local',
  'cancer',
  'psychiatric',
  'rehabilitation',
  'long-stay',
  'multidisciplinary',
  'surgical',
  'medical',
  'maternity',
]

/** A place that care is given in. */
export interface CareSite {
  /** As the source writes it, mostly in capitals. */
  readonly name: string
  readonly commune: CommuneCode
  /** WGS84 degrees. */
  readonly lon: number
  readonly lat: number
}

export interface Hospital extends CareSite {
  /** FINESS number of the site, nine characters. */
  readonly finess: string
  readonly kind: HospitalKind
}

const SITE_COLUMNS = ['name', 'commune', 'lon', 'lat'] as const

/**
 * Reads `data/supply/hospitals.csv`.
 * @throws TableError for a malformed line, or a FINESS number that is there twice.
 */
export function parseHospitals(text: string): Hospital[] {
  const seen = new Set<string>()
  return readTable(text, ['finess', 'kind', ...SITE_COLUMNS]).map(({ line, cells }) => {
    const { finess } = cells
    if (!/^\d[\dAB]\d{7}$/.test(finess)) throw new TableError(line, `"${finess}" is not a FINESS number`)
    if (seen.has(finess)) throw new TableError(line, `${finess} is there twice`)
    seen.add(finess)
    const kind = HOSPITAL_KINDS.find((known) => known === cells.kind)
    if (kind === undefined) throw new TableError(line, `"${cells.kind}" is not a kind of hospital`)
    return { finess, kind, ...siteOf(cells, line) }
  })
}

/**
 * Reads `data/supply/care-homes.csv`: EHPAD, which their source gives no number.
 * @throws TableError for a malformed line.
 */
export function parseCareHomes(text: string): CareSite[] {
  return readTable(text, SITE_COLUMNS).map(({ line, cells }) => siteOf(cells, line))
}

function siteOf(cells: Readonly<Record<(typeof SITE_COLUMNS)[number], string>>, line: number): CareSite {
  const { name, commune } = cells
  if (name === '') throw new TableError(line, 'a site without name')
  if (!/^\d[\dAB]\d{3}$/.test(commune))
    throw new TableError(line, `"${commune}" is not the code of a commune`)
  return { name, commune, lon: readDegrees(cells.lon, 180, line), lat: readDegrees(cells.lat, 90, line) }
}
