import { describe, expect, it } from 'vitest'
import { communeAt } from './commune-at.ts'
import { TableError } from './csv-table.ts'
import { greatCircleKm } from './great-circle.ts'
import { type CareSite, parseCareHomes, parseHospitals } from './supply-sites.ts'
import { shippedCommunes, shippedContours, shippedText } from './testing/shipped-data.ts'

const france = shippedCommunes()
const contours = shippedContours()
const hospitals = parseHospitals(shippedText('supply/hospitals.csv'))
const careHomes = parseCareHomes(shippedText('supply/care-homes.csv'))

const inGers = (sites: readonly CareSite[]) => sites.filter(({ commune }) => commune.startsWith('32'))

describe('the hospitals and care homes that are shipped', () => {
  it('are so many', () => {
    expect(hospitals).toHaveLength(5364)
    expect(careHomes).toHaveLength(6297)
    expect(inGers(hospitals)).toHaveLength(23)
    expect(inGers(careHomes)).toHaveLength(32)
  })

  it('each stand in the commune that they name, within 40 km of its point', () => {
    for (const { name, commune, lon, lat } of [...hospitals, ...careHomes]) {
      const row = france.rowOf(commune)
      expect(row, `${name} ${commune}`).toBeDefined()
      const km = greatCircleKm(
        lon,
        lat,
        france.lon[row as number] as number,
        france.lat[row as number] as number,
      )
      expect(km, `${name} ${commune}`).toBeLessThan(40)
      const holder = communeAt(contours, lon, lat)
      if (holder !== undefined && holder !== commune) expect(km, `${name} ${holder}`).toBeLessThan(0.01)
    }
  })

  it('stand in the département of their FINESS number', () => {
    const elsewhere = hospitals.filter(({ finess, commune }) => !commune.startsWith(finess.slice(0, 2)))
    expect(elsewhere.length).toBeLessThan(10)
    expect(hospitals.find(({ finess }) => finess === '320000128')).toMatchObject({
      commune: '32147',
      kind: 'local',
    })
  })
})

describe('a table of care sites that was altered is refused', () => {
  const header = 'finess,kind,name,commune,lon,lat\n'
  const auch = '320000086,general,CENTRE HOSPITALIER D AUCH,32013,0.58,43.64'
  it.each([
    [`${header}${auch}\n${auch}`, 'line 3: 320000086 is there twice'],
    [header + auch.replace('320000086', '32000008'), 'line 2: "32000008" is not a FINESS number'],
    [header + auch.replace('general', 'good'), 'line 2: "good" is not a kind of hospital'],
    [header + auch.replace('32013', 'Auch'), 'line 2: "Auch" is not the code of a commune'],
    [header + auch.replace('CENTRE HOSPITALIER D AUCH', ''), 'line 2: a site without name'],
    [header + auch.replace('0.58', ''), 'line 2: "" is not a coordinate in degrees'],
    [header + auch.replace('43.64', '91'), 'line 2: "91" is not a coordinate in degrees'],
    [header + auch.replace(',43.64', ''), 'line 2: 5 fields instead of 6'],
    [auch, 'line 1: no column "finess"'],
  ])('%#', (text, message) => {
    expect(() => parseHospitals(text)).toThrow(TableError)
    expect(() => parseHospitals(text)).toThrow(message)
  })

  it('a care home too', () => {
    expect(() => parseCareHomes('name,commune,lon,lat\nEHPAD,32013,0.58,')).toThrow(
      'line 2: "" is not a coordinate',
    )
  })
})

describe('the commune that holds a point', () => {
  it.each([
    ['Fleurance', 0.663, 43.8494, '32132'],
    ['Paris', 2.3522, 48.8566, '75056'],
    ['Valréas, a part of the Vaucluse in the Drôme', 4.99, 44.384, '84138'],
    ['Saint-Denis de La Réunion', 55.45, -20.89, '97411'],
    ['the Atlantic', -5, 46, undefined],
    ['Llívia, of Spain', 1.98, 42.464, undefined],
  ])('%s', (_, lon, lat, code) => {
    expect(communeAt(contours, lon, lat)).toBe(code)
  })
})
