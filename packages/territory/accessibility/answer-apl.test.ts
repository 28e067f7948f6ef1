import { describe, expect, it } from 'vitest'
import { loadCommunes } from '../communes.ts'
import { createPlainTable } from '../plain-estimate.ts'
import { answerApl, NoSupplyError } from './answer-apl.ts'
import { readApl, writeApl } from './apl-text.ts'
import { prepareCatchment } from './catchment.ts'
import { accessRules } from './professions.ts'
import { parseApl } from './published-apl.ts'
import { accessLost, findRetirements } from './retirements.ts'
import { readSupply } from './supply-reader.ts'
import { estimateKmWithin, travelWithin } from './travel-within.ts'

/** Three communes of the Gers 8 km apart, one of the Gard, and one overseas that nothing is published for. */
const index = loadCommunes({
  communes: [
    'code,nom,epci,population,lon,lat,position,km2,codes_postaux',
    '30001,Gard,1,3000,4.3,43.8,c,20,30000',
    '32001,Ouest,1,1000,0.5,43.6,c,20,32000',
    '32002,Bourg,1,4000,0.6,43.6,b,20,32000',
    '32003,Est,1,500,0.7,43.6,c,20,32000',
    '97801,Saint-Martin,1,30000,-63.1,18.1,c,53,97150',
    '',
  ].join('\n'),
  departements: 'code,nom,region,chef_lieu\n30,Gard,76,30189\n32,Gers,76,32013\n978,Saint-Martin,978,97801\n',
})
const gp2018 = [3, 2, 3.5, 1.5]
const codes = ['30001', '32001', '32002', '32003']
const published = parseApl(
  writeApl(codes, (code, column) => {
    const row = codes.indexOf(code)
    if (column.startsWith('need')) return [3100, 1050, 4100, 520][row] as number
    return column.startsWith('gp') ? (gp2018[row] as number) : Number.NaN
  }),
  index,
)
const table = createPlainTable(index, { detour: 1.3, kmPerHour: 60 })
const travel = travelWithin(index, table, 20)
const ground = { index, published, catchment: prepareCatchment(travel, accessRules('gp').classes) }
const gers = readSupply(
  'commune,profession,fte,age\n32002,gp,1,40\n32002,gp,1,68\n32001,gp,0.5,\n',
  index,
).records
const [gard, ouest, bourg, est, saintMartin] = [0, 1, 2, 3, 4] as const

describe('travel times between near communes', () => {
  it('are those of the table up to the bound, each commune with itself', () => {
    expect([...travel.start]).toEqual([0, 1, 3, 6, 8, 9])
    expect([...travel.to]).toEqual([gard, ouest, bourg, ouest, bourg, est, bourg, est, saintMartin])
    expect([...travel.minutes]).toEqual([0, 0, 11, 11, 0, 11, 11, 0, 0])
  })

  it('miss nothing within the distance that the estimate bounds', () => {
    expect(estimateKmWithin(20)).toBeGreaterThan(15)
    expect(estimateKmWithin(20)).toBeLessThan(25)
    expect(estimateKmWithin(1)).toBe(0)
  })
})

describe('access from published values', () => {
  const answer = answerApl(ground, { profession: 'gp', maxAge: null })

  it('comes near them with an estimated supply, named one', () => {
    expect(answer.supplyOrigin).toBe('estimate')
    expect(answer.needOrigin).toBe('standardised')
    expect(answer.fit?.meanComputed).toBeCloseTo(answer.fit?.meanPublished as number, 9)
    expect(Math.abs((answer.computed[bourg] as number) - 3.5)).toBeLessThan(1)
  })

  it('leaves out what nothing is published for', () => {
    expect(answer.computed[saintMartin]).toBeNaN()
    expect([answer.need[saintMartin], answer.supply[saintMartin]]).toEqual([0, 0])
  })

  it('has nothing to say of dentists without a file, nor of a year that is not published', () => {
    expect(() => answerApl(ground, { profession: 'dentist', maxAge: null })).toThrow(NoSupplyError)
    expect(() => answerApl(ground, { profession: 'gp', maxAge: null, year: 2024 })).toThrow(NoSupplyError)
  })
})

describe('access from a file of practitioners', () => {
  it('takes the départements that the file names, and the estimate elsewhere', () => {
    const answer = answerApl(ground, { profession: 'gp', maxAge: null, records: gers })
    expect(answer.supplyOrigin).toBe('file-and-estimate')
    expect([...answer.supply.slice(1, 4)]).toEqual([2500, 10_000, 0])
    expect(answer.supply[gard]).toBeGreaterThan(0)
  })

  it('leaves out practitioners over the age, with the consultations that one makes as given', () => {
    const question = { profession: 'gp', maxAge: 65, records: gers, supplyPerFte: 4000 } as const
    expect([...answerApl(ground, question).supply.slice(1, 4)]).toEqual([2000, 4000, 0])
  })

  it('serves a profession that nothing is published for, by inhabitant', () => {
    const { records } = readSupply('commune,profession,fte\n32002,dentist,3\n', index)
    const answer = answerApl(ground, { profession: 'dentist', maxAge: null, records })
    expect([answer.supplyOrigin, answer.needOrigin, answer.series]).toEqual(['file', 'total', undefined])
    const givenOut = answer.computed.reduce(
      (sum, value, row) => sum + (Number.isNaN(value) ? 0 : (value / 100_000) * (answer.need[row] as number)),
      0,
    )
    expect(givenOut).toBeCloseTo(3, 9)
    expect(answer.computed[gard]).toBeNaN()
  })

  it('weighs by the ages that are given', () => {
    const need = Float64Array.of(3000, 2000, 4000, 500, 30_000)
    const answer = answerApl(ground, { profession: 'gp', maxAge: null, records: gers, need })
    expect([answer.needOrigin, answer.need[ouest]]).toEqual(['ages', 2000])
  })
})

describe('practitioners over an age', () => {
  it('are counted, and the access that would go with them adds up to their caseload', () => {
    const over = findRetirements(gers, { size: index.size, profession: 'gp', overAge: 65 })
    expect(over).toMatchObject({ fte: 1, shareOfKnown: 0.5, unknownFte: 0.5 })
    const { need, supply } = answerApl(ground, { profession: 'gp', maxAge: null, records: gers })
    const lost = accessLost(
      ground.catchment,
      need,
      supply,
      over.leaving.map((fte) => fte * 5000),
    )
    expect(lost.reduce((sum, value, row) => sum + value * (need[row] as number), 0)).toBeCloseTo(5000, 6)
    expect(lost[est]).toBeGreaterThan(0)
    expect(lost[gard]).toBe(0)
  })
})

it('reads its own table back', () => {
  expect(readApl(writeApl(codes, () => 1)).codes).toEqual(codes)
})
