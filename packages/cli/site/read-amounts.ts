import { readTable, TableError } from '@maillage/territory/csv-table.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import type { ReadText } from '../read-json.ts'
import type { Ground } from '../territory/ground.ts'
import type { SiteValues } from './site-options.ts'

interface Amounts {
  /** People by row of site. */
  readonly capacity?: Float64Array
  readonly cost?: Float64Array
  /** A site without a cost cannot be opened under a budget. */
  isCosted(site: number): boolean
}

const uncosted = {
  fr: (count: number) =>
    `Note\u202f: ${count} communes n’ont pas de coût dans --costs\u202f; aucun site n’y est proposé.`,
  en: (count: number) => `Note: ${count} communes have no cost in --costs; no site is proposed there.`,
}

/**
 * What each site can take and what it costs, from `--capacity` (a number for all, or a CSV `code,capacity`; a site that is not in it
 * is not limited) and `--costs` (a CSV `code,cost`).
 * @throws Misuse for a file or a figure that cannot be used.
 */
export async function readAmounts(
  values: SiteValues,
  points: readonly { readonly code: string }[],
  ground: Ground,
  io: Io,
  read: ReadText,
): Promise<Amounts> {
  const capacity = await readCapacity(values.capacity, points, ground, read)
  if (values.costs === undefined) return { ...(capacity && { capacity }), isCosted: () => true }
  const costs = await readColumn('--costs', values.costs, 'cost', ground, read)
  const missing = points.filter(({ code }) => !costs.has(code)).length
  if (missing > 0) io.err(uncosted[io.lang](missing))
  return {
    ...(capacity && { capacity }),
    cost: Float64Array.from(points, ({ code }) => costs.get(code) ?? 0),
    isCosted: (site) => costs.has(points[site]?.code ?? ''),
  }
}

async function readCapacity(
  text: string | undefined,
  points: readonly { readonly code: string }[],
  ground: Ground,
  read: ReadText,
): Promise<Float64Array | undefined> {
  if (text === undefined) return undefined
  if (/^-?\d+(\.\d+)?$/.test(text)) {
    if (!(Number(text) > 0)) throw wrongAmount('--capacity', text, '')
    return new Float64Array(points.length).fill(Number(text))
  }
  const people = await readColumn('--capacity', text, 'capacity', ground, read)
  return Float64Array.from(points, ({ code }) => people.get(code) ?? Number.POSITIVE_INFINITY)
}

/** A column of amounts by commune of today. */
async function readColumn(
  option: string,
  file: string,
  column: 'cost' | 'capacity',
  { index }: Ground,
  read: ReadText,
): Promise<Map<string, number>> {
  const text = await read(file).catch(() => {
    throw new Misuse({
      fr: `${option}\u202f: le fichier «\u00a0${file}\u00a0» ne peut pas être lu.`,
      en: `${option}: the file "${file}" cannot be read.`,
    })
  })
  const amounts = new Map<string, number>()
  for (const { line, cells } of tableOf(option, text, column)) {
    const row = index.rowOf(cells.code)
    const place = { fr: ` (ligne ${line})`, en: ` (line ${line})` }
    if (row === undefined) throw wrongCode(option, cells.code, place)
    const code = index.codes[row] as string
    if (amounts.has(code)) throw twice(option, code, place)
    if (!/^\d+(\.\d+)?$/.test(cells[column])) throw wrongAmount(option, cells[column], place)
    amounts.set(code, Number(cells[column]))
  }
  return amounts
}

function tableOf(option: string, text: string, column: 'cost' | 'capacity') {
  try {
    return readTable(text, ['code', column])
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    throw new Misuse({
      fr: `${option}\u202f: la ligne ${error.line} ne convient pas. Le fichier est un CSV de colonnes code,${column}, séparées par des virgules.`,
      en: `${option}: line ${error.line} will not do. The file is a CSV with the columns code,${column}, parted by commas.`,
    })
  }
}

type Place = '' | { readonly fr: string; readonly en: string }
const at = (place: Place, lang: 'fr' | 'en') => (place === '' ? '' : place[lang])

function wrongCode(option: string, code: string, place: Place): Misuse {
  return new Misuse({
    fr: `${option}${at(place, 'fr')}\u202f: «\u00a0${code}\u00a0» n’est le code d’aucune commune.`,
    en: `${option}${at(place, 'en')}: "${code}" is the code of no commune.`,
  })
}

function twice(option: string, code: string, place: Place): Misuse {
  return new Misuse({
    fr: `${option}${at(place, 'fr')}\u202f: la commune ${code} y est deux fois. Retirez une des lignes.`,
    en: `${option}${at(place, 'en')}: the commune ${code} is there twice. Remove one of the lines.`,
  })
}

function wrongAmount(option: string, text: string, place: Place): Misuse {
  return new Misuse({
    fr: `${option}${at(place, 'fr')}\u202f: «\u00a0${text}\u00a0» ne convient pas. Donnez un nombre positif.`,
    en: `${option}${at(place, 'en')}: "${text}" will not do. Give a positive number.`,
  })
}
