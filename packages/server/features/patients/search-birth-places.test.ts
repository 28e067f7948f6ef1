import { beforeAll, describe, expect, it } from 'vitest'
import { type BirthPlaces, birthPlaces } from './birth-places.ts'
import { searchBirthPlaces } from './search-birth-places.ts'

let places: BirthPlaces
beforeAll(async () => {
  places = await birthPlaces()
})
const first = (typed: string) => searchBirthPlaces(places, typed, 8)[0]

describe('a place of birth is found', () => {
  it.each([
    ['auch', { code: '32013', name: 'Auch', within: 'Gers' }],
    ['32000', { code: '32013', name: 'Auch', within: 'Gers' }],
    ['32013', { code: '32013', name: 'Auch', within: 'Gers' }],
    ['2a004', { code: '2A004', name: 'Ajaccio', within: 'Corse-du-Sud' }],
    ['paris 12', { code: '75112', name: 'Paris 12e arrondissement', within: 'Paris' }],
    ['Lyon 3e', { code: '69383', name: 'Lyon 3e arrondissement', within: 'Rhône' }],
    ['75012', { code: '75112', name: 'Paris 12e arrondissement', within: 'Paris' }],
    ['paris', { code: '75056', name: 'Paris', within: 'Paris' }],
    ['maroc', { code: '99350', name: 'Maroc', within: null }],
    ['cote d ivoire', { code: '99326', name: 'Côte d’Ivoire', within: null }],
    ['99109', { code: '99109', name: 'Allemagne', within: null }],
  ])('by %s', (typed, place) => {
    expect(first(typed)).toEqual(place)
  })

  it('by the code of what is no more, as it was typed, and never under the name of another', () => {
    expect(searchBirthPlaces(places, '99115', 8)).toEqual([{ code: '99115', name: null, within: null }])
    const former = searchBirthPlaces(places, '01003', 8)
    expect(former.at(-1)).toEqual({ code: '01003', name: null, within: null })
  })

  it('by its INSEE code before a postcode that reads the same', () => {
    expect(searchBirthPlaces(places, '13001', 2)).toEqual([
      { code: '13001', name: 'Aix-en-Provence', within: 'Bouches-du-Rhône' },
      { code: '13201', name: 'Marseille 1er arrondissement', within: 'Bouches-du-Rhône' },
    ])
  })

  it('near the network before anywhere else', () => {
    const gers = { lon: 0.58, lat: 43.65, departements: ['32'] }
    expect(searchBirthPlaces(places, 'saint-cl', 8, gers)[0]).toMatchObject({
      code: '32370',
      name: 'Saint-Clar',
    })
    expect(first('saint-cl')).not.toMatchObject({ code: '32370' })
  })

  it('among communes first while a country is not written whole', () => {
    const codes = searchBirthPlaces(places, 'saint-mar', 8).map(({ code }) => code)
    expect(codes).toHaveLength(8)
    expect(codes.slice(0, 6).every((code) => !code.startsWith('99'))).toBe(true)
    expect(codes.slice(6)).toEqual(['99128', '99445'])
  })

  it('not at all where nothing is named so', () => {
    expect(searchBirthPlaces(places, 'xqzw', 8)).toEqual([])
  })
})

describe('the countries', () => {
  it('each have a code of their own that is one of a place of birth', () => {
    expect(places.countries.size).toBe(225)
    for (const [code, name] of places.countries) {
      expect(code, name).toMatch(/^99[1-5]\d\d$/)
      expect(places.nameOf(code)).toBe(name)
    }
  })
})
