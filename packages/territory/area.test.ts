import { describe, expect, it } from 'vitest'
import { type Area, areaName, findArea } from './area.ts'
import { searchAreas } from './area-search.ts'
import { loadCommunes } from './communes.ts'
import { TableError } from './csv-table.ts'
import { shippedCommunes, shippedText } from './testing/shipped-data.ts'

const france = shippedCommunes()

function area(key: string): Area {
  const found = findArea(france, key)
  if ('refusal' in found) throw new Error(found.refusal.kind)
  return found
}

const populationOf = ({ rows }: Area) =>
  rows.reduce((sum, row) => sum + (france.population[row] as number), 0)

describe('an area', () => {
  it.each([
    ['dep:32', 458, 192_645, 'Gers'],
    ['dep:30', 350, 770_940, 'Gard'],
    ['reg:76', 4446, 6_124_653, 'Occitanie'],
    ['epci:200066926', 34, undefined, 'CA Grand Auch Coeur de Gascogne'],
    ['bv:32132', 38, undefined, 'Fleurance'],
    ['bv:75056', 439, undefined, 'Paris'],
    ['commune:97801', 1, 31_160, 'Saint-Martin'],
    ['france', 34_969, 68_952_941, 'France'],
  ])('%s has its communes, its inhabitants and its name', (key, communes, population, name) => {
    const found = area(key)
    expect(found.rows).toHaveLength(communes)
    if (population !== undefined) expect(populationOf(found)).toBe(population)
    expect(areaName(france, found)).toBe(name)
  })

  it('of a withdrawn commune is the one that took over', () => {
    expect(area('commune:01003')).toMatchObject({
      key: 'commune:01165',
      recoded: { from: '01003', to: '01165' },
    })
  })

  it.each([
    ['bv:32208x', { kind: 'not-an-area', text: 'bv:32208x' }],
    ['bv:99999', { kind: 'no-such-area', area: 'bv', code: '99999' }],
    ['epci:0', { kind: 'no-such-area', area: 'epci', code: '0' }],
    ['dep:99', { kind: 'no-such-area', area: 'dep', code: '99' }],
    ['gers', { kind: 'not-an-area', text: 'gers' }],
  ])('%s is none', (key, refusal) => {
    expect(findArea(france, key)).toEqual({ refusal })
  })
})

describe('the bassins de vie', () => {
  it('hold every commune once, but for those of Saint-Martin and the overseas collectivities', () => {
    expect(france.bassinsDeVie).toHaveLength(1707)
    const without = france.codes.filter((_, row) => france.bassinDeVieOf[row] === -1)
    expect(without).toHaveLength(94)
    expect(without.every((code) => /^(975|97[78]|98)/.test(code))).toBe(true)
    const empty = france.bassinsDeVie.filter((_, bassin) => !france.bassinDeVieOf.includes(bassin))
    expect(empty).toEqual([])
  })

  it.each([
    ['code,nom,communes\n32132,Fleurance,32132 32132', 'line 2: 32132 is of two bassins de vie'],
    ['code,nom,communes\n32132,Fleurance,3213', 'line 2: "3213" is not the code of a commune'],
    ['code,communes\n', 'line 1: no column "nom"'],
  ])('of an altered table are refused', (bassinsDeVie, message) => {
    const load = () =>
      loadCommunes({
        communes: shippedText('communes/communes.csv'),
        departements: shippedText('communes/departements.csv'),
        bassinsDeVie,
      })
    expect(load).toThrow(TableError)
    expect(load).toThrow(message)
  })

  it('are not known where their table was not loaded: the code stands for the name', () => {
    const small = loadCommunes({
      communes: shippedText('communes/communes.csv'),
      departements: shippedText('communes/departements.csv'),
    })
    const occitanie = findArea(small, 'reg:76')
    expect(areaName(small, occitanie as Area)).toBe('76')
    expect(findArea(small, 'bv:32132')).toMatchObject({ refusal: { kind: 'no-such-area' } })
  })
})

describe('searching an area', () => {
  const keys = (typed: string, options = {}) => searchAreas(france, typed, options).map(({ key }) => key)

  it.each([
    ['gers', 'dep:32'],
    ['GERS', 'dep:32'],
    ['occitanie', 'reg:76'],
    ['occitani', 'reg:76'],
    ['ocitanie', 'reg:76'],
    ['grand auch', 'epci:200066926'],
    ['lomagne gersoise', 'epci:243200391'],
    ['lomagne', 'epci:243200391'],
    ['dep:32', 'dep:32'],
    ['DEP:2a', 'dep:2A'],
    ['France', 'france'],
    ['commune:01003', 'commune:01165'],
    ['200066926', 'epci:200066926'],
    ['32132', 'commune:32132'],
    ['lectoure', 'commune:32208'],
    ['reunion', 'reg:04'],
  ])('"%s" gives %s first', (typed, first) => {
    expect(keys(typed)[0]).toBe(first)
  })

  it('gives the commune and the bassin de vie of one name', () => {
    expect(keys('Fleurance').slice(0, 2)).toEqual(['commune:32132', 'bv:32132'])
    expect(keys('Fleurance', { kinds: ['bv', 'epci'] })[0]).toBe('bv:32132')
  })

  it('of a two-digit code gives the département and the région, with their inhabitants', () => {
    const found = searchAreas(france, '32', { kinds: ['dep', 'reg'] })
    expect(found.map(({ key, name }) => [key, name])).toEqual([
      ['reg:32', 'Hauts-de-France'],
      ['dep:32', 'Gers'],
    ])
    expect(found[1]?.population).toBe(192_645)
  })

  it('of nothing, or of nonsense, gives nothing', () => {
    expect(keys('')).toEqual([])
    expect(keys('  ')).toEqual([])
    expect(keys('zzzzqqqq')).toEqual([])
  })

  it('gives no more than asked for, each once', () => {
    const found = keys('saint', { limit: 7 })
    expect(found).toHaveLength(7)
    expect(new Set(found).size).toBe(7)
  })
})
