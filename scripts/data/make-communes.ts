/**
 * Makes `data/communes/` from a folder that holds the full tables.
 *
 *   node scripts/data/make-communes.ts FOLDER
 *
 * FOLDER holds communes_2026.csv, departements_2026.csv, regions_2026.csv, epci_2026.csv, zonages_libelles_2025.csv and
 * communes_anciennes_vers_2026.csv. The origin of each column is in `data/communes/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from './read-csv.ts'
import { csvLine } from './write-csv.ts'

const target = new URL('../../data/communes/', import.meta.url)
const source = process.argv[2]
if (source === undefined) {
  console.error('Usage: node scripts/data/make-communes.ts FOLDER')
  process.exit(2)
}

const rowsOf = (name: string) => readCsv(readFileSync(join(source, name), 'utf8'))

function writeTable(name: string, header: string, lines: string[]): void {
  writeFileSync(new URL(name, target), `${[header, ...lines].join('\n')}\n`)
  console.log(`${name}: ${lines.length}`)
}

const degrees = (value: string) => (value === '' ? '' : String(Number(Number(value).toFixed(5))))
const squareKilometres = (value: string) => (value === '' ? '' : String(Number(Number(value).toFixed(2))))

function communeLine(row: Record<string, string>): string {
  const bourg = row.bourg_lon !== ''
  const lon = degrees((bourg ? row.bourg_lon : row.lon) ?? '')
  const lat = degrees((bourg ? row.bourg_lat : row.lat) ?? '')
  const position = lon === '' ? '' : bourg ? 'b' : 'c'
  const postcodes = (row.codes_postaux ?? '')
    .split(/[^0-9]+/)
    .join(' ')
    .trim()
  if (/[",]/.test(row.nom ?? '')) throw new Error(`${row.code}: a comma or a quote in "${row.nom}"`)
  const area = squareKilometres(row.superficie_km2 ?? '')
  return [row.code, row.nom, row.epci, row.population, lon, lat, position, area, postcodes].join(',')
}

const byCode = (a: Record<string, string>, b: Record<string, string>) =>
  (a.code as string) < (b.code as string) ? -1 : 1

const communes = rowsOf('communes_2026.csv').sort(byCode)
writeTable(
  'communes.csv',
  'code,nom,epci,population,lon,lat,position,km2,codes_postaux',
  communes.map(communeLine),
)
writeTable(
  'departements.csv',
  'code,nom,region,chef_lieu',
  rowsOf('departements_2026.csv').map((row) => [row.code, row.nom, row.region, row.chef_lieu].join(',')),
)
writeTable(
  'regions.csv',
  'code,nom',
  rowsOf('regions_2026.csv').map((row) => [row.code, row.nom].join(',')),
)
writeTable(
  'epci.csv',
  'code,type,nom',
  rowsOf('epci_2026.csv').map((row) => csvLine([row.code ?? '', row.type ?? '', row.nom ?? ''])),
)
writeTable(
  'former-codes.csv',
  'former,code',
  rowsOf('communes_anciennes_vers_2026.csv').map((row) => [row.code_ancien, row.code_2026].join(',')),
)

const bassins = new Map<string, string[]>()
for (const { code = '', bv2022: bassin = '' } of communes) {
  if (bassin !== '') bassins.set(bassin, [...(bassins.get(bassin) ?? []), code])
}
writeTable(
  'bassins-de-vie.csv',
  'code,nom,communes',
  rowsOf('zonages_libelles_2025.csv')
    .filter(({ niveau }) => niveau === 'BV2022')
    .map(({ code = '', libelle = '' }) => csvLine([code, libelle, (bassins.get(code) ?? []).join(' ')])),
)
