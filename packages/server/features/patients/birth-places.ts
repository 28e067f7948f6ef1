import { readFile } from 'node:fs/promises'
import { arrondissementName } from '@maillage/core/identity/birth-arrondissements.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { communeIndex } from '../territory/territory-data.ts'

const COUNTRIES = new URL('../../../../data/communes/countries.csv', import.meta.url)

/** Where one may be born: the communes of today, and the countries. */
export interface BirthPlaces {
  communes: CommuneIndex
  /** Names by INSEE code (99...). */
  countries: ReadonlyMap<string, string>
  /**
   * The name of a commune of today, of an arrondissement or of a country by its INSEE code. Null for what is no more: the commune
   * that took over is not where the person was born.
   */
  nameOf(code: string | null): string | null
}

let places: Promise<BirthPlaces> | undefined

/** Read at the first call, and kept. */
export function birthPlaces(): Promise<BirthPlaces> {
  places ??= readBirthPlaces()
  return places
}

async function readBirthPlaces(): Promise<BirthPlaces> {
  const [communes, table] = await Promise.all([communeIndex(), readFile(COUNTRIES, 'utf8')])
  const countries = new Map(
    table
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',') as [string, string]),
  )
  return {
    communes,
    countries,
    nameOf: (code) => {
      if (code === null) return null
      const row = communes.rowOf(code)
      if (row !== undefined && communes.codes[row] === code) return communes.names[row] ?? null
      return arrondissementName(code) ?? countries.get(code) ?? null
    },
  }
}
