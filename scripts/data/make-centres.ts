/**
 * Makes `data/centres/centres.csv` from a table of health centres named in the press.
 *
 *   node scripts/data/make-centres.ts FOLDER
 *
 * FOLDER holds centres_gers_occitanie_presse.csv. Origin: `data/centres/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from './read-csv.ts'
import { csvLine } from './write-csv.ts'

const source = process.argv[2]
if (source === undefined) {
  console.error('Usage: node scripts/data/make-centres.ts FOLDER')
  process.exit(2)
}

const NETWORKS: Readonly<Record<string, string>> = {
  'CD32 Centre départemental de santé': 'Centre départemental de santé du Gers',
  'Ma Santé Ma Région (GIP Occitanie)': 'Ma Santé, Ma Région',
}

const rows = readCsv(readFileSync(join(source, 'centres_gers_occitanie_presse.csv'), 'utf8'))

function communeOf(name: string): string {
  const row = rows.find((other) => other.commune === name)
  if (row?.code_commune === undefined) throw new Error(`no centre in ${name}`)
  return row.code_commune
}

const lines = rows.map((row) => {
  const network = NETWORKS[row.reseau ?? '']
  if (network === undefined) throw new Error(`unknown network ${row.reseau}`)
  const name = (row.commune ?? '').replace(/ \(.*\)$/, '')
  const [, parent] = /^antenne de (.*)$/.exec(row.type ?? '') ?? []
  const isOpen = /\bouverte?\b/.test(row.statut ?? '')
  return csvLine([
    network,
    name,
    row.type?.startsWith('antenne') ? 'antenne' : 'centre',
    parent === undefined ? '' : communeOf(parent),
    row.code_commune ?? '',
    row.lon ?? '',
    row.lat ?? '',
    isOpen ? 'open' : 'announced',
    row.date ?? '',
    (row.source ?? '').replace(/ \(.*\)$/, ''),
  ])
})

const header = 'network,name,kind,parent,commune,lon,lat,status,since,source'
writeFileSync(
  new URL('../../data/centres/centres.csv', import.meta.url),
  `${[header, ...lines].join('\n')}\n`,
)
console.log(`centres.csv: ${lines.length}`)
