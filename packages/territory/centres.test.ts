import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCentres } from './centres.ts'
import { loadCommunes } from './communes.ts'
import { TableError } from './csv-table.ts'
import { greatCircleKm } from './great-circle.ts'

const data = new URL('../../data/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, data), 'utf8')
const text = read('centres/centres.csv')
const france = loadCommunes({
  communes: read('communes/communes.csv'),
  departements: read('communes/departements.csv'),
})

describe('the health centres that are shipped', () => {
  const centres = parseCentres(text)

  it('are seventeen, eight of them of the Gers', () => {
    expect(centres).toHaveLength(17)
    expect(centres.filter(({ commune }) => commune.startsWith('32'))).toHaveLength(8)
  })

  it('open in the Gers are three centres, and one antenne of Plaisance', () => {
    const open = centres.filter(({ commune, status }) => commune.startsWith('32') && status === 'open')
    expect(open.map(({ commune, kind, parent }) => [commune, kind, parent])).toEqual([
      ['32132', 'centre', undefined],
      ['32319', 'centre', undefined],
      ['32462', 'centre', undefined],
      ['32233', 'antenne', '32319'],
    ])
  })

  it('stand in their commune, within 7 km of its point', () => {
    for (const { commune, name, lon, lat } of centres) {
      const row = france.rowOf(commune) as number
      expect(france.names[row], commune).toBe(name)
      const km = greatCircleKm(lon, lat, france.lon[row] as number, france.lat[row] as number)
      expect(km, name).toBeLessThan(7)
    }
  })
})

describe('a list of centres that was altered is refused', () => {
  const [header = '', fleurance = '', ...others] = text.split('\n')
  const altered = (from: string, to: string) => [header, fleurance.replace(from, to), ...others].join('\n')
  it.each([
    [text.replace(',status', ''), 'line 1: no column "status"'],
    [altered(',open', ''), 'line 2: 9 fields instead of 10'],
    [altered('32132', '3213'), 'line 2: "3213" is not the code of a commune'],
    [altered('32132', ''), 'line 2: a centre without commune'],
    [altered('Fleurance', ''), 'line 2: a centre without network or name'],
    [altered('0.66298', '181'), 'line 2: "181" is not a coordinate in degrees'],
    [altered('43.8494', 'NaN'), 'line 2: "NaN" is not a coordinate in degrees'],
    [altered('centre,,', 'clinic,,'), 'line 2: "clinic" is none of centre, antenne'],
    [altered('open', 'shut'), 'line 2: "shut" is none of open, announced'],
    [altered('2022-05-09', 'mai 2022'), 'line 2: "mai 2022" is not a year, month or day'],
    [altered('https:', 'ftp:'), 'is not the address of a source'],
    [altered('centre,,', 'antenne,32013,'), 'line 2: no centre in 32013'],
    [[text.trimEnd(), fleurance].join('\n'), 'line 19: "Fleurance" is there twice'],
  ])('%#', (altered, message) => {
    expect(() => parseCentres(altered)).toThrow(TableError)
    expect(() => parseCentres(altered)).toThrow(message)
  })
})
