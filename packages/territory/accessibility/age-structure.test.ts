import { describe, expect, it } from 'vitest'
import { loadCommunes } from '../communes.ts'
import { inferRates, readAgeStructure, standardisedNeed } from './age-structure.ts'

const index = loadCommunes({
  communes: [
    'code,nom,epci,population,lon,lat,position,km2,codes_postaux',
    '32001,A,1,1000,0.5,43,c,20,32000',
    '32002,B,1,2000,0.6,43,c,20,32000',
    '32003,C,1,500,0.7,43,c,20,32000',
    '',
  ].join('\n'),
  departements: 'code,nom,region,chef_lieu\n32,Gers,76,32013\n',
})
const file = 'commune;tranche;personnes\n32001;0-64;600\n32001;65+;400\n32002;0-64;1900\n32002;65+;100\n'

describe('an age structure', () => {
  it('is read by commune and band', () => {
    const { bands, people, rates, problems } = readAgeStructure(file, index)
    expect(bands).toEqual(['0-64', '65+'])
    expect(people.map((band) => [...band])).toEqual([
      [600, 1900, 0],
      [400, 100, 0],
    ])
    expect([rates, problems]).toEqual([null, []])
  })

  it('weighs people by the rates of the file, and keeps the total', () => {
    const ages = readAgeStructure(
      'commune,age,people,rate\n32001,young,600,1\n32001,old,400,3\n32002,young,1900,1\n32002,old,100,3\n',
      index,
    )
    const need = standardisedNeed(ages, { index, reference: new Float64Array(3) })
    expect((need[0] as number) + (need[1] as number)).toBeCloseTo(3000, 9)
    expect((need[0] as number) / (need[1] as number)).toBeCloseTo(1800 / 2200, 12)
    expect(need[2]).toBe(500)
  })

  it('finds again the rates that a standardised population was made with', () => {
    const people = [
      Float64Array.of(600, 1900, 50),
      Float64Array.of(400, 100, 30),
      Float64Array.of(20, 30, 90),
    ]
    const rates = [0.7, 2.1, 0]
    const reference = Float64Array.from({ length: 3 }, (_, row) =>
      people.reduce((sum, band, i) => sum + (band[row] as number) * (rates[i] as number), 0),
    )
    const found = inferRates(people, reference)
    for (const [i, rate] of rates.entries()) expect(found[i]).toBeCloseTo(rate, 6)
  })

  it('says what is wrong of a line', () => {
    const text = 'commune,age,people\n32001,0-64,-3\n99999,0-64,5\n32002,0-64\n'
    expect(readAgeStructure(text, index).problems.map(({ line, words }) => `${line} ${words.en}`)).toEqual([
      '2 "-3" is no number of people.',
      '3 no commune has the code "99999"; the line is not counted.',
      '4 2 fields instead of 3. The file may be cut there.',
    ])
    expect(readAgeStructure('commune,age\n', index).problems).toHaveLength(1)
  })
})
