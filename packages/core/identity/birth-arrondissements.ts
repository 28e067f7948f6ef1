/**
 * Paris, Lyon and Marseille: a birth there is coded by the arrondissement, which is no commune. Source: INSEE, Code officiel
 * géographique, arrondissements municipaux.
 */
const CITIES = [
  { code: '75056', name: 'Paris', before: 75_100, count: 20, postcodesBefore: 75_000 },
  { code: '69123', name: 'Lyon', before: 69_380, count: 9, postcodesBefore: 69_000 },
  { code: '13055', name: 'Marseille', before: 13_200, count: 16, postcodesBefore: 13_000 },
] as const

export interface BirthArrondissement {
  /** INSEE code of the arrondissement. */
  code: string
  /** "Paris 12e arrondissement" */
  name: string
}

/** Whether births in this commune are coded by arrondissement. */
export function hasArrondissements(communeCode: string): boolean {
  return CITIES.some(({ code }) => code === communeCode)
}

/** An arrondissement of a commune by its number, from 1; `undefined` where there is none. */
export function arrondissementOf(communeCode: string, number: number): BirthArrondissement | undefined {
  const city = CITIES.find(({ code }) => code === communeCode)
  if (!city || !Number.isInteger(number) || number < 1 || number > city.count) return undefined
  return {
    code: String(city.before + number),
    name: `${city.name} ${number}${number === 1 ? 'er' : 'e'} arrondissement`,
  }
}

/** The arrondissement that a postcode is of: 75012 is the 12th of Paris, and 75116 a part of the 16th. */
export function arrondissementOfPostcode(postcode: string): BirthArrondissement | undefined {
  if (!/^\d{5}$/.test(postcode)) return undefined
  if (postcode === '75116') return arrondissementOf('75056', 16)
  for (const { code, postcodesBefore } of CITIES) {
    const found = arrondissementOf(code, Number(postcode) - postcodesBefore)
    if (found) return found
  }
  return undefined
}

/** The name of an arrondissement by its INSEE code; `undefined` for what is none. */
export function arrondissementName(code: string): string | undefined {
  for (const { code: commune, before } of CITIES) {
    const found = arrondissementOf(commune, Number(code) - before)
    if (found) return found.name
  }
  return undefined
}
