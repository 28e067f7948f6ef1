import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCommunes } from './communes.ts'
import { type CommuneSearchOptions, searchCommunes } from './commune-search.ts'

const read = (name: string) => readFileSync(new URL(`../../data/communes/${name}.csv`, import.meta.url))
const france = loadCommunes({
  communes: read('communes'),
  departements: read('departements'),
  formerCodes: read('former-codes'),
  places: read('places'),
})
const gers = { near: { lon: 0.55, lat: 43.7 } }
const namesOf = (typed: string, options: CommuneSearchOptions = gers) =>
  searchCommunes(france, typed, options).map((commune) => `${commune.name} ${commune.departement.code}`)
const highlighted = (typed: string) => {
  const commune = searchCommunes(france, typed, gers)[0]
  return commune?.ranges.map(({ start, end }) => commune.name.slice(start, end))
}

describe('the first commune found', () => {
  it.each([
    ['Fleurance', 'Fleurance 32'],
    ['fleurence', 'Fleurance 32'],
    ['FLEURANCE', 'Fleurance 32'],
    ['lectour', 'Lectoure 32'],
    ['lectourre', 'Lectoure 32'],
    ['auhc', 'Auch 32'],
    ['fluerence', 'Fleurance 32'],
    ['romiue', 'La Romieu 32'],
    ['plaissance', 'Plaisance 32'],
    ['marciacc', 'Marciac 32'],
    ['l isle jourdain', "L'Isle-Jourdain 32"],
    ['L’Isle-Jourdain', "L'Isle-Jourdain 32"],
    ['lisle jourdain', "L'Isle-Jourdain 32"],
    ['isle jourdain', "L'Isle-Jourdain 32"],
    ['isle de noe', "L'Isle-de-Noé 32"],
    ['st clar', 'Saint-Clar 32'],
    ['stclar', 'Saint-Clar 32'],
    ['saint clar', 'Saint-Clar 32'],
    ['clar', 'Saint-Clar 32'],
    ['ste croix volv', 'Sainte-Croix-Volvestre 09'],
    ['romieu', 'La Romieu 32'],
    ['la romieu', 'La Romieu 32'],
    ['vic fez', 'Vic-Fezensac 32'],
    ['vicfezensac', 'Vic-Fezensac 32'],
    ['fezensac vic', 'Vic-Fezensac 32'],
    ['les cabannes 09', 'Les Cabannes 09'],
    ['Fleurance (32500)', 'Fleurance 32'],
    ['32500 Fleurance', 'Fleurance 32'],
    ['32500', 'Fleurance 32'],
    ['32132', 'Fleurance 32'],
    ['01003', 'Francheleins 01'],
    ['sete', 'Sète 34'],
    ['Se\u0300te', 'Sète 34'],
    ['oeuilly', 'Œuilly 51'],
    ['y', 'Y 80'],
    ['bellegarde 30', 'Bellegarde 30'],
    ['lectoure 32', 'Lectoure 32'],
    ['lectoure 3', 'Lectoure 32'],
    ['lectoure (32)', 'Lectoure 32'],
    ['fleurance gers', 'Fleurance 32'],
    ['Fleurance, Gers', 'Fleurance 32'],
    ['fleurence gers', 'Fleurance 32'],
    ['vic fezensac dans le gers', 'Vic-Fezensac 32'],
    ['agen lot-et-garonne', 'Agen 47'],
    ["l'isle jourdain vienne", "L'Isle-Jourdain 86"],
    ["pont d'ain", "Pont-d'Ain 01"],
    ['villeneuve sur lot', 'Villeneuve-sur-Lot 47'],
  ])('%s: %s', (typed, expected) => {
    expect(namesOf(typed)[0]).toBe(expected)
  })
})

describe('the order', () => {
  it('a postcode gives all its communes, the largest first', () => {
    const names = namesOf('32500', { limit: 20 })
    expect(names[0]).toBe('Fleurance 32')
    expect(names).toContain('Pauilhac 32')
    expect(names.length).toBeGreaterThan(5)
  })

  it('the beginning of a postcode is enough', () => {
    expect(namesOf('323').every((name) => name.endsWith(' 32'))).toBe(true)
  })

  it('"ste" reads as the beginning of Sainte, near the network first', () => {
    expect(
      namesOf('ste')
        .slice(0, 3)
        .every((name) => /^Sainte.* 32$/.test(name)),
    ).toBe(true)
  })

  it('nearness comes after exactness, and without it the population decides', () => {
    expect(namesOf("l'isle jourdain", { near: { lon: 0.69, lat: 46.23 } })[0]).toBe("L'Isle-Jourdain 86")
    expect(namesOf('Plaisance', {})).toEqual(namesOf('plaisance', {}))
    expect(namesOf('montauban', {})[0]).toBe('Montauban 82')
    expect(namesOf('lyon')[0]).toBe('Lyon 69')
  })

  it('a typing error is not looked for behind an exact name', () => {
    expect(namesOf('condom')).toEqual(['Condom 32', "Condom-d'Aubrac 12"])
  })

  it('the départements of the network come before the same name elsewhere, however near', () => {
    const nearTarbes = { near: { lon: 0.08, lat: 43.23 } }
    expect(namesOf('saint martin', nearTarbes)[0]).toBe('Saint-Martin 65')
    expect(namesOf('saint martin', { ...nearTarbes, departements: ['32'] })[0]).toBe('Saint-Martin 32')
    expect(namesOf('lyon', { departements: ['32'] })[0]).toBe('Lyon 69')
  })

  it.each(['marigot', 'Marigot', 'grand case', 'Grand-Case', 'quartier d’orléans', 'colombier', 'marig'])(
    'a place of the network leads to its commune: %s',
    (typed) => {
      const island = { near: { lon: -63.08, lat: 18.07 }, departements: ['978'] }
      expect(namesOf(typed, island)[0]).toBe('Saint-Martin 978')
    },
  )

  it('a place elsewhere stays behind the commune of that name', () => {
    expect(namesOf('le marigot', {})[0]).toBe('Le Marigot 972')
    expect(namesOf('colombier')[0]).not.toBe('Saint-Martin 978')
  })

  it('gives at most the limit, 10 without one', () => {
    expect(namesOf('saint', {})).toHaveLength(10)
    expect(namesOf('saint', { limit: 3 })).toHaveLength(3)
  })
})

describe('what is shown', () => {
  it('highlights what was typed, on the original name', () => {
    expect(highlighted('st cl')).toEqual(['Saint-Cl'])
    expect(highlighted('isle jou')).toEqual(['Isle-Jou'])
    expect(highlighted('fezensac')).toEqual(['Fezensac'])
    expect(highlighted('fleurence')).toEqual([])
    expect(highlighted('32500')).toEqual([])
  })

  it('puts the postcode that was typed first', () => {
    const [paris] = searchCommunes(france, '75011')
    expect(paris).toMatchObject({ code: '75056', name: 'Paris', departement: { name: 'Paris' } })
    expect(paris?.postcodes[0]).toBe('75011')
  })

  it('a commune whose position is unknown says null', () => {
    expect(searchCommunes(france, '97133')[0]).toMatchObject({
      name: 'Saint-Barthélemy',
      lon: null,
      lat: null,
    })
  })
})

describe('any text', () => {
  it.each(['', ' ', '-', "'", '!?', 'zzzzzz', '99999', '0'.repeat(500)])('"%s" gives nothing', (typed) => {
    expect(searchCommunes(france, typed)).toEqual([])
  })

  it('never fails, never passes the limit, and never repeats a commune', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (typed) => {
        const codes = searchCommunes(france, typed, gers).map((commune) => commune.code)
        expect(codes.length).toBeLessThanOrEqual(10)
        expect(new Set(codes).size).toBe(codes.length)
      }),
      { numRuns: 200 },
    )
  })

  it('every commune is found by its own name, first or among its namesakes', () => {
    for (let row = 0; row < france.size; row += 97) {
      const name = france.names[row] as string
      const namesakes = france.names.filter((other) => other === name).length
      const found = searchCommunes(france, name, { limit: namesakes + 3 })
      expect(
        found.map((commune) => commune.code),
        name,
      ).toContain(france.codes[row])
    }
  })

  it('two letters swapped in a long name are forgiven', () => {
    for (let row = 0; row < france.size; row += 397) {
      const name = france.names[row] as string
      if (name.length < 9 || name[4] === name[5]) continue
      const swapped = name.slice(0, 4) + name[5] + name[4] + name.slice(6)
      const found = searchCommunes(france, swapped, { limit: 30 })
      expect(
        found.map((commune) => commune.name),
        swapped,
      ).toContain(name)
    }
  })
})
