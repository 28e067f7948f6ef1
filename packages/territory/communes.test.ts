import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CommuneDataError, departementCodeOf, loadCommunes } from './communes.ts'

const read = (name: string) => readFileSync(new URL(`../../data/communes/${name}.csv`, import.meta.url))
const france = loadCommunes({
  communes: read('communes'),
  departements: read('departements'),
  roadIslands: read('road-islands'),
  formerCodes: read('former-codes'),
})
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0)
const rowsOfDepartement = (departement: string) =>
  france.codes.flatMap((code, row) => (departementCodeOf(code) === departement ? [row] : []))
const populationOf = (rows: readonly number[]) => sum(rows.map((row) => france.population[row] as number))

const header = 'code,nom,epci,population,lon,lat,position,km2,codes_postaux\n'
const departements = 'code,nom,region,chef_lieu\n32,Gers,76,32013\n'
const load = (lines: string) => loadCommunes({ communes: header + lines, departements })

describe('the communes of France', () => {
  it('adds up to the legal population of 2023', () => {
    expect(france.size).toBe(34_969)
    expect(populationOf([...france.codes.keys()])).toBe(68_952_941)
  })

  it.each([
    ['32', 458, 192_645],
    ['30', 350, 770_940],
    ['978', 1, 31_160],
  ])('département %s has %i communes and %i inhabitants', (departement, communes, population) => {
    const rows = rowsOfDepartement(departement)
    expect(rows).toHaveLength(communes)
    expect(populationOf(rows)).toBe(population)
  })

  it('gives the columns of one commune', () => {
    const row = france.rowOf('32132') as number
    expect(france.names[row]).toBe('Fleurance')
    expect(france.postcodes[row]).toEqual(['32500'])
    expect(france.departements[france.departementOf[row] as number]).toEqual({
      code: '32',
      name: 'Gers',
      region: '76',
    })
    expect(france.positionKind[row]).toBe('bourg')
    expect([france.lon[row], france.lat[row]]).toEqual([0.66298, 43.8494])
    expect(france.epci[row]).toBe(243200391)
  })

  it('follows a withdrawn code to its successor, and knows no other code', () => {
    expect(france.rowOf('01003')).toBe(france.rowOf('01165'))
    expect(france.rowOf('01003')).toBeDefined()
    expect(france.rowOf('99999')).toBeUndefined()
  })

  it('keeps islands, Corsica and overseas apart from the roads of the mainland', () => {
    const roads = (code: string) => france.roadIsland[france.rowOf(code) as number]
    expect(roads('32132')).toBe(roads('59350'))
    expect(roads('56152')).toBe(roads('56241'))
    expect(new Set(['32132', '56152', '2A004', '97801', '97120', '97112'].map(roads)).size).toBe(6)
    expect(roads('2A004')).toBe(roads('2B033'))
  })
})

describe('a table of communes that was altered', () => {
  it.each([
    ['32001,Aignan,1,720', 'communes, line 2: 4 columns instead of 9'],
    ['3200,Aignan,1,720,0.1,43.7,c,36,32290', 'communes, line 2: "3200" is not the code of a commune'],
    ['33001,Abzac,1,720,0.1,43.7,c,36,33230', 'communes, line 2: no département for the commune 33001'],
    ['32001,Aignan,1,720,0.1,43.7,x,36,32290', 'communes, line 2: "x" is not a kind of position'],
    ['32001,Aignan,1,720,,43.7,c,36,32290', 'communes, line 2: a position of 32001 that is not two numbers'],
    ['32001,Aignan,1,many,0.1,43.7,c,36,32290', 'communes, line 2: "many" inhabitants in 32001'],
    [
      '32001,Aignan,1,720,,,,36,32290\n32001,Aignan,1,720,,,,36,32290',
      'communes, line 3: 32001 is there twice',
    ],
  ])('%s: %s', (lines, message) => {
    expect(() => load(lines)).toThrow(new CommuneDataError(message))
  })

  it('a commune without position, area or postcode is kept', () => {
    const index = load('32001,Aignan,,720,,,,,')
    expect(index.positionKind).toEqual(['unknown'])
    expect(index.lon[0]).toBeNaN()
    expect(index.areaKm2[0]).toBeNaN()
    expect(index.postcodes).toEqual([[]])
  })
})
