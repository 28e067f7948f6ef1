/**
 * Makes `data/supply/` from a folder that holds hopitaux_finess_2020.csv and ehpad_cnsa_2022.csv; the commune of a site is the one whose
 * outline holds its point, so `data/communes` and `data/contours` are made before.
 *
 *   node scripts/data/make-supply.ts FOLDER
 *
 * Origin: `data/supply/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { communeAt } from '@maillage/territory/commune-at.ts'
import { nearestCommune } from '@maillage/territory/commune-grid.ts'
import { loadCommunes } from '@maillage/territory/communes.ts'
import { foldedWords } from '@maillage/territory/fold-text.ts'
import { greatCircleKm } from '@maillage/territory/great-circle.ts'
import { decodeNationalContours } from '@maillage/territory/national-contours.ts'
import type { HospitalKind } from '@maillage/territory/supply-sites.ts'
import { readCsv } from './read-csv.ts'
import { csvLine } from './write-csv.ts'

const source = process.argv[2]
if (source === undefined) {
  console.error('Usage: node scripts/data/make-supply.ts FOLDER')
  process.exit(2)
}

const DATA = new URL('../../data/', import.meta.url)
const readData = (name: string) => readFileSync(new URL(name, DATA))
const index = loadCommunes({
  communes: readData('communes/communes.csv'),
  departements: readData('communes/departements.csv'),
})
const contours = decodeNationalContours(brotliDecompressSync(readData('contours/communes.bin.br')))

const KINDS: Readonly<Record<string, HospitalKind>> = {
  'Centre Hospitalier Régional (C.H.R.)': 'regional',
  'Centre Hospitalier (C.H.)': 'general',
  'Centre hospitalier, ex Hôpital local': 'local',
  'Centre de Lutte Contre Cancer': 'cancer',
  'Centre Hospitalier Spécialisé lutte Maladies Mentales': 'psychiatric',
  'Etablissement de santé privé autorisé en SSR': 'rehabilitation',
  'Etablissement de Soins Longue Durée': 'long-stay',
  'Etablissement de Soins Pluridisciplinaire': 'multidisciplinary',
  'Etablissement de Soins Chirurgicaux': 'surgical',
  'Etablissement de Soins Médicaux': 'medical',
  'Etablissement Soins Obstétriques Chirurgico-Gynécologiques': 'maternity',
}

/** A point further than this from the commune of the address is a mistake of the source. */
const MISPLACED_KM = 15

/** The commune of an address: `ST JEAN DE MONTS`, `PARIS  04`. */
const spelled = (name: string) =>
  foldedWords(name)
    .filter((word) => !/^(\d+|cedex?)$/.test(word))
    .map((word) => ({ st: 'saint', ste: 'sainte' })[word] ?? word)
    .join('')

const rowsOfName = Map.groupBy(index.codes.keys(), (row) => spelled(index.names[row] as string))

/** Beginning of the codes of the communes of a FINESS number: `9704...` is of La Réunion. */
function departementOf(finess: string): string {
  return finess.startsWith('97') ? `97${finess[3]}` : finess.slice(0, 2)
}

function addressRow(row: Record<string, string>): number | undefined {
  const named = rowsOfName.get(spelled(row.commune ?? '')) ?? []
  const departement = departementOf(row.finess ?? '')
  return (
    named.find((found) => index.postcodes[found]?.includes(row.code_postal ?? '')) ??
    named.find((found) => index.codes[found]?.startsWith(departement))
  )
}

function siteFields(name: string, lon: number, lat: number): string[] {
  const commune = communeAt(contours, lon, lat) ?? (index.codes[nearestCommune(index, lon, lat)] as string)
  return [name.trim(), commune, ...[lon, lat].map((degrees) => String(Number(degrees.toFixed(5))))]
}

function hospitalLine(row: Record<string, string>): string[] {
  const kind = KINDS[row.type ?? '']
  if (kind === undefined) throw new Error(`${row.finess}: unknown kind "${row.type}"`)
  const head = [row.finess ?? '', kind]
  const [lon, lat] = [Number(row.lon), Number(row.lat)]
  const fields = siteFields(row.nom ?? '', lon, lat)
  const address = addressRow(row)
  const point = [index.lon[address ?? -1] ?? Number.NaN, index.lat[address ?? -1] ?? Number.NaN] as const
  const isKnown = !Number.isNaN(point[0])
  const isAtHome = address === undefined && fields[1]?.startsWith(departementOf(row.finess ?? ''))
  if (isKnown ? greatCircleKm(lon, lat, ...point) <= MISPLACED_KM : isAtHome)
    return [csvLine([...head, ...fields])]
  console.log(
    `${isKnown ? 'moved to its address' : 'left out'}: ${row.finess} ${row.commune}, placed in ${fields[1]}`,
  )
  if (!isKnown) return []
  return [csvLine([...head, row.nom ?? '', index.codes[address as number] as string, ...point.map(String)])]
}

function writeTable(name: string, header: string, lines: readonly string[]): void {
  const once = [...new Set(lines)]
  writeFileSync(new URL(`supply/${name}`, DATA), `${[header, ...once].join('\n')}\n`)
  console.log(`${name}: ${once.length} of ${lines.length}`)
}

const rowsOf = (name: string) => readCsv(readFileSync(join(source, name), 'utf8'))
writeTable(
  'hospitals.csv',
  'finess,kind,name,commune,lon,lat',
  rowsOf('hopitaux_finess_2020.csv').flatMap(hospitalLine),
)
writeTable(
  'care-homes.csv',
  'name,commune,lon,lat',
  rowsOf('ehpad_cnsa_2022.csv').map((row) =>
    csvLine(siteFields(row.nom ?? '', Number(row.lon), Number(row.lat))),
  ),
)
