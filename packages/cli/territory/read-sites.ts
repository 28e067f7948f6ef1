import type { Places } from '@maillage/territory/travel-table.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import type { Ground } from './ground.ts'
import { recodedNote } from './read-area.ts'

/** Places where care is given, by the commune that each stands in. */
export interface Sites extends Places {
  readonly codes: readonly string[]
  readonly names: readonly string[]
}

/**
 * The sites of an option: codes of communes parted by commas. A site stands where the centre that is known there stands, else in the
 * middle of the village.
 * @throws Misuse for a commune that does not exist, one without a position, or one named twice.
 */
export function readSites(option: string, text: string, ground: Ground, io: Io): Sites {
  const rows = text.split(',').map((code) => readSite(option, code.trim(), ground, io))
  const twice = rows.find((row, i) => rows.indexOf(row) !== i)
  if (twice !== undefined) {
    const code = ground.index.codes[twice]
    throw new Misuse({
      fr: `La commune ${code} est deux fois dans ${option}. Retirez-en une.`,
      en: `The commune ${code} is twice in ${option}. Remove one.`,
    })
  }
  const points = rows.map((row) => pointOf(row, ground))
  return {
    size: rows.length,
    lon: Float64Array.from(points, ({ lon }) => lon),
    lat: Float64Array.from(points, ({ lat }) => lat),
    commune: Int32Array.from(rows),
    areCommunes: false,
    codes: rows.map((row) => ground.index.codes[row] as string),
    names: rows.map((row) => ground.index.names[row] as string),
  }
}

function readSite(option: string, code: string, { index }: Ground, io: Io): number {
  const row = index.rowOf(code.toUpperCase())
  if (row === undefined) {
    throw new Misuse({
      fr: `${option}\u202f: «\u00a0${code}\u00a0» n’est le code d’aucune commune. Donnez des codes INSEE séparés par des virgules, par exemple 32132,32319.`,
      en: `${option}: "${code}" is the code of no commune. Give INSEE codes parted by commas, for instance 32132,32319.`,
    })
  }
  const today = index.codes[row] as string
  if (today !== code.toUpperCase()) io.err(recodedNote(code, today)[io.lang])
  if (Number.isNaN(index.lon[row])) {
    throw new Misuse({
      fr: `${option}\u202f: la position de la commune ${code} (${index.names[row]}) n’est pas connue, aucun trajet ne peut y être calculé.`,
      en: `${option}: the position of the commune ${code} (${index.names[row]}) is not known, no drive to it can be computed.`,
    })
  }
  return row
}

function pointOf(row: number, { index, centres }: Ground): { lon: number; lat: number } {
  const code = index.codes[row]
  const centre = centres.find(({ commune }) => commune === code)
  return centre ?? { lon: index.lon[row] as number, lat: index.lat[row] as number }
}
