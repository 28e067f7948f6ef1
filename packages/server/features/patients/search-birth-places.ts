import type { BirthPlace } from '@maillage/contract/birth-places.ts'
import { arrondissementOf, arrondissementOfPostcode } from '@maillage/core/identity/birth-arrondissements.ts'
import { isBirthPlaceCode } from '@maillage/core/identity/identity-traits.ts'
import { foldName } from '@maillage/core/identity/name-key.ts'
import { searchCommunes } from '@maillage/territory/commune-search.ts'
import { departementCodeOf } from '@maillage/territory/communes.ts'
import type { BirthPlaces } from './birth-places.ts'

/** "paris 12", "lyon 3e": a town and the number of its arrondissement. */
const NUMBERED = /^(.*\D)\s*([1-9]|1\d|20)\s*(?:er|e|è|ème|eme)?$/i

const SHORTEST_COUNTRY = 3
/** The middle of the network and its départements: most of its patients were born there. */
export interface BirthGround {
  lon: number
  lat: number
  departements: readonly string[]
}

/** A country that is not yet written whole leaves most of the list to the communes. */
const COUNTRIES_BEGUN = 2

/**
 * Places of birth that a typed text may mean, best first: a commune by its name or postcode, an arrondissement, a country, or any
 * of them by INSEE code. A code that names nothing today comes last, as it was typed: communes and countries of before have one too.
 */
export function searchBirthPlaces(
  places: BirthPlaces,
  typed: string,
  limit: number,
  home?: BirthGround,
): BirthPlace[] {
  const text = typed.trim()
  const code = text.toUpperCase()
  const name = isBirthPlaceCode(code) ? places.nameOf(code) : null
  const { just, begun } = countries(places, text)
  const found = [
    ...(name === null ? [] : [placeOf(places, code, name)]),
    ...numbered(places, text),
    ...just,
    ...communes(places, text, Math.max(1, limit - begun.length), home),
    ...begun,
    ...(isBirthPlaceCode(code) && name === null ? [{ code, name: null, within: null }] : []),
  ]
  return found
    .filter(({ code: one }, at) => found.findIndex((other) => other.code === one) === at)
    .slice(0, limit)
}

function placeOf({ communes: index }: BirthPlaces, code: string, name: string): BirthPlace {
  const departement = index.departements.find((one) => one.code === departementCodeOf(code))
  return { code, name, within: departement?.name ?? null }
}

function numbered(places: BirthPlaces, text: string): BirthPlace[] {
  const ofPostcode = arrondissementOfPostcode(text)
  if (ofPostcode) return [placeOf(places, ofPostcode.code, ofPostcode.name)]
  const [, town, number] = NUMBERED.exec(text) ?? []
  const city = town === undefined ? undefined : searchCommunes(places.communes, town, { limit: 1 })[0]
  const found = city && arrondissementOf(city.code, Number(number))
  return found ? [placeOf(places, found.code, found.name)] : []
}

/** Countries of which a word begins so; apart, the one that is named just so. */
function countries(
  { countries: names }: BirthPlaces,
  text: string,
): { just: BirthPlace[]; begun: BirthPlace[] } {
  const asked = foldName(text)
  if (asked.length < SHORTEST_COUNTRY) return { just: [], begun: [] }
  const fitting = [...names]
    .map(([code, name]) => ({ code, name, within: null, folded: foldName(name) }))
    .filter(({ folded }) => ` ${folded}`.includes(` ${asked}`))
  const those = (isJust: boolean) =>
    fitting.filter(({ folded }) => (folded === asked) === isJust).map(({ folded: _, ...place }) => place)
  return { just: those(true), begun: those(false).slice(0, COUNTRIES_BEGUN) }
}

function communes(places: BirthPlaces, text: string, limit: number, home?: BirthGround): BirthPlace[] {
  const near = home && { near: home, departements: home.departements }
  return searchCommunes(places.communes, text, { limit, ...near }).map(({ code, name, departement }) => ({
    code,
    name,
    within: departement.name,
  }))
}
