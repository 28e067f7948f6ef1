import { arrondissementName } from '@maillage/core/identity/birth-arrondissements.ts'
import { communeIndex } from '../territory/territory-data.ts'

/**
 * Gives the name of a place of birth by its INSEE code: a commune of today, or an arrondissement. Null for a country, and for a
 * commune that is no more: the one that took over is not where the person was born.
 */
export async function birthPlaceNames(): Promise<(code: string | null) => string | null> {
  const index = await communeIndex()
  return (code) => {
    if (code === null) return null
    const row = index.rowOf(code)
    if (row !== undefined && index.codes[row] === code) return index.names[row] ?? null
    return arrondissementName(code) ?? null
  }
}
