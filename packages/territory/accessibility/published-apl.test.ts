import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { loadCommunes } from '../communes.ts'
import { AplTextError, readApl, writeApl } from './apl-text.ts'
import { type APL_SERIES, findSeries, needOf, parseApl } from './published-apl.ts'

const read = (name: string) => readFileSync(new URL(`../../../data/communes/${name}.csv`, import.meta.url))
const france = loadCommunes({
  communes: read('communes'),
  departements: read('departements'),
  formerCodes: read('former-codes'),
})
const file = brotliDecompressSync(
  readFileSync(new URL('../../../data/apl/apl.txt.br', import.meta.url)),
).toString()
const published = parseApl(file, france)
const gp2018 = findSeries('gp', { year: 2018 }) as (typeof APL_SERIES)[number]

function mean(departement = ''): number {
  const need = needOf(published, gp2018, france)
  let [people, total] = [0, 0]
  for (const [row, code] of france.codes.entries()) {
    if (!code.startsWith(departement) || need[row] === 0) continue
    people += need[row] as number
    total += (need[row] as number) * (published.columns.gp2018[row] as number)
  }
  return total / people
}

describe('the access that the DREES publishes', () => {
  it('has the known means: 3.88 in France and 3.96 in the Gers, general practitioners 2018', () => {
    expect(mean()).toBeCloseTo(3.88, 2)
    expect(mean('32')).toBeCloseTo(3.96, 2)
  })

  it('has the values of a commune, with their digits', () => {
    const row = france.rowOf('01001') as number
    const at = Object.fromEntries(
      Object.entries(published.columns).map(([name, values]) => [name, values[row]]),
    )
    expect(at).toEqual({
      need2018: 762,
      need2016: 765,
      gp2018: 2.396,
      gpTo65In2018: 2.112,
      gp2016: 2.31,
      gpTo65In2016: 2.02,
      nurse2016: 111,
      midwife2016: 15.9,
      physio2016: 52.5,
    })
  })

  it('knows no value for Paris, Lyon, Marseille and overseas, and none of its communes is unknown', () => {
    expect(published.unknown).toEqual([])
    for (const code of ['75056', '69123', '13055', '97411', '97801'])
      expect(published.columns.gp2018[france.rowOf(code) as number]).toBeNaN()
    expect(published.columns.gp2018.filter((value) => !Number.isNaN(value))).toHaveLength(34_729)
  })

  it('finds a series by profession, year and age, the latest and all ages without them', () => {
    expect(findSeries('gp')?.column).toBe('gp2018')
    expect(findSeries('gp', { year: 2016, maxAge: 65 })?.column).toBe('gpTo65In2016')
    expect(findSeries('nurse')?.year).toBe(2016)
    expect(findSeries('nurse', { year: 2018 })).toBeUndefined()
    expect(findSeries('dentist')).toBeUndefined()
  })

  it('takes the women of a commune as the need for midwives, and its inhabitants for nurses', () => {
    const row = france.rowOf('32132') as number
    const people = france.population[row] as number
    const need = (profession: 'nurse' | 'midwife') =>
      needOf(published, findSeries(profession) as typeof gp2018, france)[row]
    expect(need('nurse')).toBe(people)
    expect(need('midwife')).toBeCloseTo(people * 0.516, 6)
  })
})

describe('the text of the table', () => {
  const made = (code: string, column: string) =>
    column === 'gp2018' && code === '2A004' ? Number.NaN : column.length + Number(code.slice(2)) / 8
  const text = writeApl(['01001', '01002', '2A004'], made)

  it('gives back what was written, to the digits of the column', () => {
    const { codes, columns } = readApl(text)
    expect(codes).toEqual(['01001', '01002', '2A004'])
    expect([...columns.gp2018]).toEqual([6.125, 6.25, Number.NaN])
    expect([...columns.gp2016]).toEqual([6.13, 6.25, 6.5])
    expect([...columns.need2018]).toEqual([8, 8, 9])
  })

  it('reads a commune merged since as its successor, by need', () => {
    const merged = loadCommunes({
      communes:
        'code,nom,epci,population,lon,lat,position,km2,codes_postaux\n01002,A,1,9,5,46,c,9,01000\n01009,B,1,9,5,46,c,9,01000\n',
      departements: 'code,nom,region,chef_lieu\n01,Ain,84,01053\n2A,Corse,94,2A004\n',
      formerCodes: 'former,code\n01001,01002\n',
    })
    const { columns, unknown } = parseApl(text, merged)
    expect(unknown).toEqual(['2A004'])
    expect(columns.need2018[0]).toBe(16)
    expect(columns.gp2018[0]).toBeCloseTo(6.1875, 9)
    expect(columns.gp2018[1]).toBeNaN()
  })

  it.each([
    ['another file', 'hello\ncodes 01:1\n'],
    ['a column too short', text.replace(/^need2016 \d+,/m, 'need2016 ')],
    ['a column missing', text.replace(/^nurse2016 .*\n/m, '')],
    ['a figure that is not whole', text.replace(/^physio2016 \d+/m, 'physio2016 1.5')],
  ])('refuses %s', (_, altered) => {
    expect(() => readApl(altered)).toThrow(AplTextError)
  })
})
